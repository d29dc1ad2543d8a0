package sol023.conformance.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The register that comes with the suite ({@code features/requirements}); immutable. */
public final class Register {

    private static final String FOLDER = "/features/requirements/";

    // not a constant: a broken file must be reported, not break the class
    private static final AtomicReference<@Nullable Register> STANDARD = new AtomicReference<>();

    private final Map<Requirement, Row> rows;

    private Register(Map<Requirement, Row> rows) {
        this.rows = rows;
    }

    /**
     * The register of this suite, read on first use.
     *
     * @throws RegisterException when a file breaks the format
     */
    public static Register standard() {
        Register register = STANDARD.get();
        if (register == null) {
            register = read(Register::open);
            STANDARD.compareAndSet(null, register);
        }
        return register;
    }

    public Row row(Requirement requirement) {
        Row row = rows.get(requirement);
        if (row == null) {
            throw new RegisterException(requirement + " has no row");
        }
        return row;
    }

    /** All rows in the order of the names. */
    public Collection<Row> rows() {
        return rows.values();
    }

    /** How many of them are tested, and what the others wait for. */
    public RegisterCounts counts() {
        return RegisterCounts.of(rows.values());
    }

    /** SHA-256 over names, revisions and levels: reports with different digests were judged by different sets. */
    public String digest() {
        StringBuilder set = new StringBuilder();
        rows.values().forEach(row -> set.append(row.requirement())
                .append(' ')
                .append(row.revision())
                .append(' ')
                .append(row.level())
                .append('\n'));
        return SpecText.sha256(set.toString());
    }

    /**
     * The register of another edition, with the names of this suite.
     *
     * @param folder its files, named like those of this suite
     * @throws RegisterException when one is missing or breaks the format, or when a requirement has no row
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Register read(Path folder) {
        return read(file -> {
            Path path = folder.resolve(file);
            if (!Files.isRegularFile(path)) {
                throw new RegisterException(path + " is missing");
            }
            return Files.newInputStream(path);
        });
    }

    /** Opens a file of a register by its name. */
    private interface Opener {
        InputStream open(String file) throws IOException;
    }

    private static Register read(Opener opener) {
        Map<Requirement, Row> rows = new EnumMap<>(Requirement.class);
        for (String file : Requirement.FILES) {
            try (InputStream in = opener.open(file);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                for (Row row : new RegisterFile(file).read(reader)) {
                    if (rows.put(row.requirement(), row) != null) {
                        throw new RegisterException(file + ": " + row.requirement() + " is defined twice");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        rows.values().forEach(row -> row.same().forEach(other -> needJudged(row, rows.get(other))));
        Register register = new Register(rows);
        for (Requirement requirement : Requirement.values()) {
            register.row(requirement);
        }
        return register;
    }

    private static void needJudged(Row row, @Nullable Row other) {
        if (other == null || (other.testing() != Testing.CHECK && other.testing() != Testing.PLANNED)) {
            throw new RegisterException(row.requirement() + " names a row that is not judged either: "
                    + row.same().stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    private static InputStream open(String file) {
        InputStream in = Register.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new RegisterException(file + " is missing in the suite");
        }
        return in;
    }
}
