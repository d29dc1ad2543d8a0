package sol023.cmf.lcm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** VNF instances and their VNFCs in the database. */
final class InventoryStore {

    Set<String> vnfIds(Handle handle, String vnfm) {
        return handle.createQuery("select vnf_id from lcm_vnf where vnfm = :vnfm and gone_at is null")
                .bind("vnfm", vnfm)
                .mapTo(String.class)
                .set();
    }

    List<Vnfc> vnfcs(Handle handle, String vnfm, String vnf) {
        return handle.createQuery("select * from lcm_vnfc where vnfm = :vnfm and vnf_id = :vnf order by vnfc_id")
                .bind("vnfm", vnfm)
                .bind("vnf", vnf)
                .map((row, context) -> new Vnfc(
                        row.getString("vnfc_id"),
                        text(row, "resource_id"),
                        text(row, "vdu_id"),
                        text(row, "certificate_content_id")))
                .list();
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** Whether any VNF instance of the VNFM has a VNFC of that id, which is unique in its VNF instance only. */
    boolean hasVnfc(Handle handle, String vnfm, String id) {
        return handle.createQuery("select 1 from lcm_vnfc where vnfm = :vnfm and vnfc_id = :id"
                        + " union all select 1 from lcm_vnfc where vnfm = :vnfm and resource_id = :id limit 1")
                .bind("vnfm", vnfm)
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The VNF instance that has that VNFC, or had it last; the first by its id if several have one of that id. */
    Optional<FoundVnf> findByVnfcOfAnyTime(Handle handle, String vnfm, String id) {
        return findByVnfc(handle, vnfm, id).or(() -> handle.createQuery(
                        "select v.* from lcm_removal r join lcm_vnf v on v.vnfm = r.vnfm and v.vnf_id = r.vnf_id"
                                + " where r.vnfm = :vnfm and r.vnfc_id = :id order by r.found_at desc, v.vnf_id limit 1")
                .bind("vnfm", vnfm)
                .bind("id", id)
                .map((row, context) -> new FoundVnf(row.getString("vnf_id"), facts(row)))
                .findOne());
    }

    /** The VNF instance with that VNFC; the first by its id if several have one of that id. */
    Optional<FoundVnf> findByVnfc(Handle handle, String vnfm, String id) {
        return handle.createQuery("select * from lcm_vnf v where v.vnfm = :vnfm and v.vnf_id in ("
                        + "select vnf_id from lcm_vnfc where vnfm = :vnfm and vnfc_id = :id"
                        + " union select vnf_id from lcm_vnfc where vnfm = :vnfm and resource_id = :id)"
                        + " order by v.vnf_id limit 1")
                .bind("vnfm", vnfm)
                .bind("id", id)
                .map((row, context) -> new FoundVnf(row.getString("vnf_id"), facts(row)))
                .findOne();
    }

    private static VnfFacts facts(ResultSet row) throws SQLException {
        return new VnfFacts(
                text(row, "name"),
                text(row, "vnfd_id"),
                text(row, "provider"),
                text(row, "product_name"),
                text(row, "software_version"),
                text(row, "vnfd_version"));
    }

    /** A VNF instance of the inventory. */
    record FoundVnf(String id, VnfFacts facts) {}

    /** What there is to know about it stays for a while. */
    void removeVnf(Handle handle, String vnfm, String vnf, Instant now) {
        for (var table : List.of("lcm_certificate", "lcm_vnfc")) {
            handle.execute("delete from " + table + " where vnfm = ? and vnf_id = ?", vnfm, vnf);
        }
        handle.execute(
                "update lcm_vnf set gone_at = ?, digest = '' where vnfm = ? and vnf_id = ?",
                now.toEpochMilli(),
                vnfm,
                vnf);
    }

    void forgetGoneBefore(Handle handle, String vnfm, Instant then) {
        handle.execute("delete from lcm_vnf where vnfm = ? and gone_at < ?", vnfm, then.toEpochMilli());
    }

    /** The digest that was put with the VNF instance. */
    Optional<String> digest(Handle handle, String vnfm, String vnf) {
        return handle.createQuery("select digest from lcm_vnf where vnfm = :vnfm and vnf_id = :vnf")
                .bind("vnfm", vnfm)
                .bind("vnf", vnf)
                .mapTo(String.class)
                .findOne();
    }

    void putVnf(Handle handle, String vnfm, Vnf vnf, String digest) {
        handle.execute("delete from lcm_vnf where vnfm = ? and vnf_id = ?", vnfm, vnf.id());
        var facts = vnf.facts();
        handle.createUpdate("insert into lcm_vnf (vnfm, vnf_id, name, vnfd_id, provider, product_name,"
                        + " software_version, vnfd_version, instantiated, digest) values (:vnfm, :vnf, :name, :vnfd,"
                        + " :provider, :product, :software, :version, :instantiated, :digest)")
                .bind("vnfm", vnfm)
                .bind("vnf", vnf.id())
                .bind("name", facts.name().orElse(null))
                .bind("vnfd", facts.vnfdId().orElse(null))
                .bind("provider", facts.provider().orElse(null))
                .bind("product", facts.productName().orElse(null))
                .bind("software", facts.softwareVersion().orElse(null))
                .bind("version", facts.vnfdVersion().orElse(null))
                .bind("instantiated", vnf.isInstantiated() ? 1 : 0)
                .bind("digest", digest)
                .execute();
    }

    void putVnfcs(Handle handle, String vnfm, String vnf, List<Vnfc> vnfcs) {
        handle.execute("delete from lcm_vnfc where vnfm = ? and vnf_id = ?", vnfm, vnf);
        if (vnfcs.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("insert into lcm_vnfc (vnfm, vnf_id, vnfc_id, resource_id, vdu_id,"
                + " certificate_content_id) values (?, ?, ?, ?, ?, ?)");
        for (var vnfc : vnfcs) {
            batch.add(
                    vnfm,
                    vnf,
                    vnfc.id(),
                    vnfc.resourceId().orElse(null),
                    vnfc.vduId().orElse(null),
                    vnfc.certificateContentId().orElse(null));
        }
        batch.execute();
    }

    void putCertificates(Handle handle, String vnfm, String vnf, List<VnfCertificate> certificates) {
        handle.execute("delete from lcm_certificate where vnfm = ? and vnf_id = ?", vnfm, vnf);
        if (certificates.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("insert into lcm_certificate (vnfm, vnf_id, content_id, type, serial, issuer,"
                + " subject) values (?, ?, ?, ?, ?, ?, ?)");
        for (var each : certificates) {
            batch.add(
                    vnfm,
                    vnf,
                    each.contentId(),
                    each.type().orElse(null),
                    each.serialNumber().map(Object::toString).orElse(null),
                    each.issuer().orElse(null),
                    each.subject().orElse(null));
        }
        batch.execute();
    }

    /** How much of each is known. */
    Sizes sizes(Handle handle, String vnfm) {
        return new Sizes(
                count(handle, "lcm_vnf where gone_at is null and", vnfm), count(handle, "lcm_vnfc where", vnfm));
    }

    private static long count(Handle handle, String from, String vnfm) {
        return handle.createQuery("select count(*) from " + from + " vnfm = :vnfm")
                .bind("vnfm", vnfm)
                .mapTo(Long.class)
                .one();
    }

    /** Numbers of VNF instances and VNFCs. */
    record Sizes(long vnfs, long vnfcs) {}
}
