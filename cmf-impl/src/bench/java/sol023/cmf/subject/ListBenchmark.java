package sol023.cmf.subject;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

/** What a page of 100 costs out of few and out of many subjects, on each engine. The subjects are loaded by SQL. */
public final class ListBenchmark {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final int TOGETHER = 5_000;
    private static final int WARM_UP = 3_000;
    private static final int COUNT = 300;
    private static final String NAME = "subjectId/certificateData/subjectName/";
    private static final List<String> QUERIES = List.of(
            "",
            "filter=(eq,certType,VNFCI_certificate)",
            "filter=(eq," + NAME + "organization,org-1)",
            "filter=(eq,subjectId/certificateData/subjectAlternateName,shared.example.org)&all_fields",
            "filter=(eq,subjectId/subjectId,vnfc-77)",
            "filter=(eq," + NAME + "organization,org-1);(eq," + NAME + "country,FR)",
            "filter=(in," + NAME + "organization,org-1,org-2)");

    private ListBenchmark() {}

    /** Loads {@code few} and {@code many} subjects into databases of their own and compares. */
    public static void run(Path directory, int few, int many, PrintStream out) throws Exception {
        for (Engine engine : Engine.values()) {
            Path folder = Files.createDirectories(directory.resolve(engine.name()));
            double[] small = measure(engine, Files.createDirectories(folder.resolve("few")), few);
            double[] large = measure(engine, Files.createDirectories(folder.resolve("many")), many);
            for (int i = 0; i < small.length; i++) {
                out.printf(
                        Locale.ROOT,
                        "%-8s %-100s %8.0f us of %d, %8.0f us of %d: ratio %.2f%n",
                        engine,
                        QUERIES.get(i),
                        small[i],
                        few,
                        large[i],
                        many,
                        large[i] / small[i]);
            }
        }
    }

    private static double[] measure(Engine engine, Path folder, int subjects) {
        try (Database database = engine.open(folder)) {
            for (int from = 0; from < subjects; from += TOGETHER) {
                int first = from;
                database.write(handle -> load(handle, first, Math.min(subjects, first + TOGETHER)));
            }
            if (engine == Engine.POSTGRES) {
                database.write(handle -> handle.execute("analyze"));
            }
            Subjects list = new Subjects(
                    database,
                    new JdbcSubjectStore(),
                    (handle, id) -> 0,
                    SubjectSettings.standard(),
                    none -> 0,
                    new Paging(ListSettings.DEFAULT, new Markers(new byte[Markers.KEY_OCTETS])),
                    Clock.systemUTC());
            return QUERIES.stream().mapToDouble(query -> median(list, query)).toArray();
        }
    }

    private static double median(Subjects subjects, String query) {
        for (int i = 0; i < WARM_UP; i++) {
            Lists.page(subjects, VNFM, query);
        }
        long[] nanos = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            long begin = System.nanoTime();
            Lists.page(subjects, VNFM, query);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[COUNT / 2] / 1e3;
    }

    private static int load(Handle handle, int from, int to) {
        var instances = handle.prepareBatch("insert into subject_instance (id, consumer, cert_type, subjects,"
                + " registered_at) values (?, 'vnfm', ?, ?, ?)");
        var vnfcis = handle.prepareBatch("insert into subject_vnfci (cert_type, consumer, vnfci_id,"
                + " subject_instance_id) values (?, 'vnfm', ?, ?)");
        var attributes = handle.prepareBatch("insert into subject_attributes (subject_instance_id, entry_no, consumer,"
                + " common_name, organization, country) values (?, 0, 'vnfm', ?, ?, ?)");
        var names = handle.prepareBatch("insert into subject_alternative_name (subject_instance_id, entry_no, name,"
                + " consumer) values (?, 0, ?, 'vnfm')");
        for (int i = from; i < to; i++) {
            // ids are as scattered as real ones
            String id = Long.toUnsignedString(i * 0x9E3779B97F4A7C15L, 36);
            String type = i % 2 == 0 ? "VNFCI" : "VNF_OAM";
            String host = "host-" + i + ".example.org";
            String country = i % 3 == 0 ? "FR" : "DE";
            instances.add(
                    id,
                    type,
                    """
                    [{"id":"vnfc-%d","certificates":[{"cn":"%s","o":"org-%d","c":"%s","san":["%s","shared.example.org"]}]}]"""
                            .formatted(i, host, i % 5, country, host),
                    i);
            vnfcis.add(type, "vnfc-" + i, id);
            attributes.add(id, host, "org-" + i % 5, country);
            names.add(id, host);
            names.add(id, "shared.example.org");
        }
        instances.execute();
        vnfcis.execute();
        attributes.execute();
        names.execute();
        return to;
    }
}
