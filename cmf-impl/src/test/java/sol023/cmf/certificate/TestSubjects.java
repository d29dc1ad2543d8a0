package sol023.cmf.certificate;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.store.Database;

/** A register of subjects in a table of its own, so that it takes part in transactions as the real one does. */
final class TestSubjects implements SubjectRegister {

    private final Database database;

    TestSubjects(Database database) {
        this.database = database;
        database.write(
                handle -> handle.execute(
                        "create table test_subject (id text primary key, type text not null, names text not null, owner text not null)"));
    }

    void register(String id, CertificateType type, CertificateNames names, Consumer owner) {
        database.write(handle -> handle.execute(
                "insert into test_subject (id, type, names, owner) values (?, ?, ?, ?)",
                id,
                type.name(),
                names.key(),
                owner.name()));
    }

    /** What deregistration does: refused while a certificate is valid. */
    boolean deregister(String id, Certificates certificates) {
        return database.write(handle -> {
            if (certificates.countValid(handle, id) > 0) {
                return false;
            }
            return handle.execute("delete from test_subject where id = ?", id) == 1;
        });
    }

    boolean isRegistered(String id) {
        return database.read(handle -> handle.createQuery("select 1 from test_subject where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public Optional<RegisteredSubject> find(
            Handle handle, CertificateType type, CertificateNames names, Consumer asking) {
        return handle.createQuery("select id, owner from test_subject where type = :type and names = :names")
                .bind("type", type.name())
                .bind("names", names.key())
                .map((row, context) -> new RegisteredSubject(
                        row.getString(1), "vnfci-of-" + row.getString(1), new Consumer(row.getString(2))))
                .findOne();
    }
}
