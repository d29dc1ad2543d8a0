package sol023.cmf.admin;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.ca.KeyIdentifier;

/** The newest CRL in the database. */
final class CrlStore {

    /** Number and time of the newest CRL. */
    record Head(long number, Instant thisUpdate) {}

    Optional<Head> findHead(Handle handle, KeyIdentifier issuer) {
        return handle.createQuery("select number, this_update from crl where issuer = :issuer")
                .bind("issuer", issuer.hex())
                .map((row, context) -> new Head(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))))
                .findOne();
    }

    Optional<PublishedCrl> find(Handle handle, KeyIdentifier issuer) {
        return handle.createQuery("select number, this_update, next_update, der from crl where issuer = :issuer")
                .bind("issuer", issuer.hex())
                .map((row, context) -> new PublishedCrl(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getBytes(4)))
                .findOne();
    }

    /** Puts the CRL in the place of its predecessor, unless that has been replaced meanwhile; tells whether it did. */
    boolean replace(Handle handle, KeyIdentifier issuer, PublishedCrl crl) {
        return handle.createUpdate(
                                """
                                insert into crl (issuer, number, this_update, next_update, der)
                                values (:issuer, :number, :thisUpdate, :nextUpdate, :der)
                                on conflict (issuer) do update set number = excluded.number, this_update = excluded.this_update,
                                    next_update = excluded.next_update, der = excluded.der
                                where crl.number = excluded.number - 1
                                """)
                        .bind("issuer", issuer.hex())
                        .bind("number", crl.number())
                        .bind("thisUpdate", crl.thisUpdate().toEpochMilli())
                        .bind("nextUpdate", crl.nextUpdate().toEpochMilli())
                        .bind("der", crl.der())
                        .execute()
                == 1;
    }
}
