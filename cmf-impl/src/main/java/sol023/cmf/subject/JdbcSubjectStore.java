package sol023.cmf.subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.RegisteredSubject;
import sol023.cmf.certificate.SubjectInstances;
import sol023.cmf.certificate.SubjectRegister;
import sol023.cmf.sol013.query.PageSql;

/** Keeps subject instances in the tables of migration V6. */
public final class JdbcSubjectStore implements SubjectStore, SubjectRegister, SubjectInstances {

    /** How many values one statement looks for. */
    private static final int CHUNK = 500;

    @Override
    public void add(Handle handle, SubjectInstance subject, Instant now) {
        var type = subject.registration().type().name();
        var owner = subject.owner().name();
        var id = subject.id().text();
        handle.createUpdate("insert into subject_instance (id, consumer, cert_type, subjects, registered_at)"
                        + " values (:id, :consumer, :type, :subjects, :now)")
                .bind("id", id)
                .bind("consumer", owner)
                .bind("type", type)
                .bind("subjects", SubjectsText.write(subject.registration().subjects()))
                .bind("now", now.toEpochMilli())
                .execute();
        var vnfcis =
                handle.prepareBatch("insert into subject_vnfci (cert_type, consumer, vnfci_id, subject_instance_id)"
                        + " values (?, ?, ?, ?)");
        var names = handle.prepareBatch(
                "insert into subject_names (cert_type, names_key, subject_instance_id, vnfci_id, consumer)"
                        + " values (?, ?, ?, ?, ?)");
        for (var vnfci : subject.registration().subjects()) {
            vnfcis.add(type, owner, vnfci.vnfciId(), id);
            for (var entry : vnfci.certificates()) {
                names.add(type, entry.names().key(), id, vnfci.vnfciId(), owner);
            }
        }
        vnfcis.execute();
        names.execute();
        SubjectQueryRowsStore.add(handle, id, owner, subject.registration().subjects());
    }

    @Override
    public Optional<SubjectInstance> find(Handle handle, SubjectInstanceId id) {
        return instances(handle.createQuery(
                                "select id, consumer, cert_type, subjects from subject_instance where id = :id")
                        .bind("id", id.text()))
                .stream()
                .findFirst();
    }

    @Override
    public List<ListedSubject> list(Handle handle, Optional<Consumer> owner, SubjectSearch search) {
        var keys = PageSql.keys(
                search.tables(), search.filter(), owner.map(Consumer::name), search.after(), search.limit());
        var sql = "select i.id, i.cert_type" + (search.withSubjects() ? ", i.subjects" : "") + " from (" + keys.text()
                + ") as page join subject_instance i on i.id = page.page_key order by i.id";
        var query = handle.createQuery(sql);
        for (int i = 0; i < keys.values().size(); i++) {
            query.bind(i, keys.values().get(i));
        }
        return query.map((row, context) -> new ListedSubject(
                        new SubjectInstanceId(row.getString("id")),
                        CertificateType.valueOf(row.getString("cert_type")),
                        search.withSubjects()
                                ? Optional.of(SubjectsText.read(row.getString("subjects")))
                                : Optional.empty()))
                .list();
    }

    private static List<SubjectInstance> instances(Query query) {
        return query.map((row, context) -> new SubjectInstance(
                        new SubjectInstanceId(row.getString("id")),
                        new Consumer(row.getString("consumer")),
                        new Registration(
                                CertificateType.valueOf(row.getString("cert_type")),
                                SubjectsText.read(row.getString("subjects")))))
                .list();
    }

    @Override
    public int count(Handle handle, Consumer owner, int limit) {
        return handle.createQuery("select count(*) from"
                        + " (select 1 from subject_instance where consumer = :consumer limit :limit) as counted")
                .bind("consumer", owner.name())
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void remove(Handle handle, SubjectInstanceId id) {
        SubjectQueryRowsStore.remove(handle, id.text());
        for (var table : List.of("subject_names", "subject_vnfci")) {
            handle.execute("delete from " + table + " where subject_instance_id = ?", id.text());
        }
        handle.execute("delete from subject_instance where id = ?", id.text());
    }

    @Override
    public Set<String> registeredVnfcis(Handle handle, Consumer owner, CertificateType type, Set<String> vnfciIds) {
        var sql = "select vnfci_id from subject_vnfci"
                + " where cert_type = :type and consumer = :consumer and vnfci_id in (<values>)";
        return findAmong(handle, sql, owner, type, vnfciIds);
    }

    @Override
    public Set<String> namesOfOthers(Handle handle, Consumer asking, CertificateType type, Set<String> nameKeys) {
        var sql = "select names_key from subject_names"
                + " where cert_type = :type and consumer <> :consumer and names_key in (<values>)";
        return findAmong(handle, sql, asking, type, nameKeys);
    }

    private static Set<String> findAmong(
            Handle handle, String sql, Consumer consumer, CertificateType type, Collection<String> values) {
        var found = new HashSet<String>();
        for (var some : chunks(values)) {
            found.addAll(handle.createQuery(sql)
                    .bind("type", type.name())
                    .bind("consumer", consumer.name())
                    .bindList("values", some)
                    .mapTo(String.class)
                    .list());
        }
        return found;
    }

    @Override
    public Optional<RegisteredSubject> find(
            Handle handle, CertificateType type, CertificateNames names, Consumer asking) {
        return handle.createQuery("select subject_instance_id, vnfci_id, consumer from subject_names"
                        + " where cert_type = :type and names_key = :key"
                        + " order by case when consumer = :asking then 0 else 1 end, subject_instance_id, vnfci_id"
                        + " limit 1")
                .bind("type", type.name())
                .bind("key", names.key())
                .bind("asking", asking.name())
                .map((row, context) -> new RegisteredSubject(
                        row.getString("subject_instance_id"),
                        row.getString("vnfci_id"),
                        new Consumer(row.getString("consumer"))))
                .findFirst();
    }

    @Override
    public Set<String> registered(Handle handle, Set<String> subjectInstanceIds) {
        var found = new HashSet<String>();
        for (var some : chunks(subjectInstanceIds)) {
            found.addAll(handle.createQuery("select id from subject_instance where id in (<ids>)")
                    .bindList("ids", some)
                    .mapTo(String.class)
                    .list());
        }
        return found;
    }

    private static List<List<String>> chunks(Collection<String> values) {
        var all = new ArrayList<>(values);
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }
}
