package sol023.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.doctor.Doctor;
import sol023.conformance.doctor.Finding;
import sol023.conformance.run.ExitCode;
import sol023.conformance.target.Role;
import sol023.conformance.target.Target;
import sol023.conformance.target.TargetException;
import sol023.conformance.target.TargetFile;

/** {@code init}: a commented target file; with an address, filled with what the CMF there shows of itself. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Write a commented target.yaml: a skeleton to fill in, or what --rest shows of itself.")
final class InitCommand implements Callable<Integer> {

    @Option(
            names = "--target",
            paramLabel = "FILE",
            defaultValue = "target.yaml",
            description = "The file to write (default: ${DEFAULT-VALUE}); an existing file is kept.")
    Path target = Path.of("target.yaml");

    @Option(names = "--rest", paramLabel = "URL", description = "What stands before /nfv-cert/v1; it is looked at.")
    @Nullable
    String rest;

    @Option(
            names = "--cmp",
            paramLabel = "URL",
            description = "Scheme, host and port of CMP (default: those of --rest).")
    @Nullable
    String cmp;

    @Option(names = "--trust", paramLabel = "FILE", description = "PEM: the anchors of the CMF's certificates.")
    @Nullable
    Path trust;

    @Option(
            names = "--accept-certificate",
            description = "Write what the server shows to trust/fetched.pem and trust it. Compare its SHA-256 first.")
    boolean accept;

    @Option(names = "--cert", paramLabel = "FILE", description = "PEM: our client certificate with its chain.")
    @Nullable
    Path cert;

    @Option(names = "--key", paramLabel = "FILE", description = "PEM: its private key, PKCS#8.")
    @Nullable
    Path key;

    @Option(
            names = "--token-endpoint",
            paramLabel = "URL",
            description = "Where tokens for the REST interface come from (OAuth 2.0, client credentials).")
    @Nullable
    String tokenEndpoint;

    @Option(names = "--client-id", paramLabel = "ID", description = "What we are called there.")
    @Nullable
    String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "FILE",
            description = "A file with our secret there; without it we are known by --cert.")
    @Nullable
    Path clientSecret;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where the suite plays a VNFM, with --listen-cert and --listen-key.")
    @Nullable
    String listen;

    @Option(
            names = "--listen-cert",
            paramLabel = "FILE",
            description = "PEM: the certificate that this VNFM shows, with its chain.")
    @Nullable
    Path listenCert;

    @Option(names = "--listen-key", paramLabel = "FILE", description = "PEM: its private key, PKCS#8.")
    @Nullable
    Path listenKey;

    @Option(names = "--name", paramLabel = "NAME", description = "How reports call the product.")
    @Nullable
    String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "cmf",
            description = "What the file describes: cmf, or the other side, vnfm (default: ${DEFAULT-VALUE}).")
    Role role = Role.CMF;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(commandSpec).commandLine().getOut();
        if (Files.exists(target)) {
            throw kept();
        }
        if (role == Role.VNFM && rest != null) {
            throw new UsageException("--rest looks at a CMF; a file for a VNFM is filled in by hand");
        }
        TargetText text = TargetText.skeleton(role);
        if (rest == null) {
            if (cmp != null
                    || trust != null
                    || cert != null
                    || key != null
                    || accept
                    || tokenEndpoint != null
                    || clientId != null
                    || clientSecret != null) {
                throw new UsageException("--rest says which CMF to look at; the other options go with it");
            }
            name().ifPresent(given -> text.set("target.name", quoted(given)));
            vnfm(text);
        } else {
            new InitProbe(this, text, line -> {
                        out.println(line);
                        out.flush();
                    })
                    .fill();
            vnfm(text);
        }
        write(text);
        if (rest != null && cert != null) {
            consult(text);
        }
        out.println("wrote " + target + "; fill it in, then: java -jar cmf-conformance.jar doctor --target " + target
                + (role == Role.VNFM ? " --role vnfm" : ""));
        out.flush();
        return ExitCode.CONFORMING.code();
    }

    /** The VNFM that the suite plays: it cannot be found out where the CMF reaches this machine. */
    private void vnfm(TargetText text) {
        if (listen == null || listenCert == null || listenKey == null) {
            if (listen != null || listenCert != null || listenKey != null) {
                throw new UsageException("--listen, --listen-cert and --listen-key go together");
            }
            return;
        }
        if (!listen.matches("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):[0-9]{1,5}")) {
            throw new UsageException("--listen must be HOST:PORT, for example 192.0.2.7:9443");
        }
        text.reveal("vnfm");
        text.set("vnfm.listen", quoted(listen));
        text.comment("vnfm.advertised");
        text.set("vnfm.tls", pair(listenCert, listenKey));
        if (trust == null) {
            text.comment("vnfm.trust");
        } else {
            text.set("vnfm.trust", quoted(relative(trust)));
        }
    }

    /** Certificate and key as the target file names them. */
    String pair(Path certificate, Path itsKey) {
        for (Path file : List.of(certificate, itsKey)) {
            if (!Files.isReadable(file)) {
                throw new UsageException(file + " does not exist or cannot be read");
            }
        }
        return "{certificate: " + quoted(relative(certificate)) + ", key: " + quoted(relative(itsKey)) + "}";
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    /** The path as the target file names it: relative to its folder where that is possible. */
    String relative(Path file) {
        Path folder = target.toAbsolutePath().normalize().resolveSibling("");
        Path whole = file.toAbsolutePath().normalize();
        return Objects.equals(folder.getRoot(), whole.getRoot())
                ? folder.relativize(whole).toString()
                : whole.toString();
    }

    static URI address(String option, String text) {
        String trimmed = text.replaceAll("/+$", "").replaceFirst("/nfv-cert(/v1)?$", "");
        try {
            URI uri = URI.create(trimmed);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + " is no URL such as https://cmf.example:8443");
        }
        throw new UsageException(option + " must be an http or https URL with a host, without user name and password");
    }

    /** What the doctor says about the file goes into it, at the keys to change. */
    private void consult(TargetText text) throws IOException {
        List<Finding> findings;
        try {
            Target described = new TargetFile().read(target);
            findings = new Doctor(described, Clock.systemUTC()).examine();
        } catch (TargetException e) {
            return; // the file is not complete; the doctor will say so when it is asked
        }
        findings.stream().filter(Finding::isProblem).forEach(finding -> text.todo(finding.key(), finding.text()));
        Files.writeString(target, text.toString());
    }

    private void write(TargetText text) throws IOException {
        try {
            Files.writeString(target, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw kept();
        }
    }

    private UsageException kept() {
        return new UsageException(target + " exists and is kept; give another --target");
    }
}
