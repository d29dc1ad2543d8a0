package sol023.cmf.subject;

import java.util.List;
import org.jdbi.v3.core.Handle;
import sol023.cmf.store.DataMigration;

/** Keeps the rows of migration V6 by which lists are filtered; makes them for what was registered before. */
public final class SubjectQueryRowsStore implements DataMigration {

    /** How many instances are read at a time. */
    private static final int CHUNK = 500;

    @Override
    public String version() {
        return "6.1";
    }

    @Override
    public String description() {
        return "subject query rows";
    }

    @Override
    public void run(Handle handle) {
        var last = "";
        while (true) {
            var chunk = handle.createQuery("select id, consumer, subjects from subject_instance"
                            + " where id > :last order by id limit :chunk")
                    .bind("last", last)
                    .bind("chunk", CHUNK)
                    .map((row, context) -> new Stored(
                            row.getString("id"),
                            row.getString("consumer"),
                            SubjectsText.read(row.getString("subjects"))))
                    .list();
            if (chunk.isEmpty()) {
                return;
            }
            chunk.forEach(instance -> add(handle, instance.id(), instance.consumer(), instance.subjects()));
            last = chunk.get(chunk.size() - 1).id();
        }
    }

    private record Stored(String id, String consumer, List<VnfciSubject> subjects) {}

    static void add(Handle handle, String id, String consumer, List<VnfciSubject> subjects) {
        var attributes = handle.prepareBatch("insert into subject_attributes (subject_instance_id, entry_no, consumer,"
                + " common_name, organization, country, state, locality, email_address)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var names = handle.prepareBatch("insert into subject_alternative_name (subject_instance_id, entry_no, name,"
                + " consumer) values (?, ?, ?, ?)");
        int number = 0;
        for (var vnfci : subjects) {
            for (var entry : vnfci.certificates()) {
                var subject = entry.subject();
                if (!subject.isEmpty()) {
                    attributes.add(
                            id,
                            number,
                            consumer,
                            subject.commonName(),
                            subject.organization(),
                            subject.country(),
                            subject.state(),
                            subject.locality(),
                            subject.emailAddress());
                }
                for (var name : entry.alternativeNames()) {
                    names.add(id, number, name, consumer);
                }
                number++;
            }
        }
        if (attributes.size() > 0) {
            attributes.execute();
        }
        names.execute();
    }

    static void remove(Handle handle, String id) {
        handle.execute("delete from subject_alternative_name where subject_instance_id = ?", id);
        handle.execute("delete from subject_attributes where subject_instance_id = ?", id);
    }
}
