package sol023.cmf.certificate;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CrlEntries;
import sol023.cmf.ca.KeyIdentifier;

/** What has been revoked, for those who publish it. */
public final class Revocations {

    private final RevocationStore store = new RevocationStore();

    /** Whether a revocation is on no published CRL yet. */
    public boolean hasUnpublished(Handle handle, KeyIdentifier issuer) {
        return store.hasUnpublished(handle, issuer);
    }

    /** The revocations that no published CRL shows yet, to be handed to {@link #markPublished}. */
    public List<String> unpublished(Handle handle, KeyIdentifier issuer) {
        return store.unpublished(handle, issuer);
    }

    /** Notes that a CRL with these revocations has been published. */
    public void markPublished(Handle handle, KeyIdentifier issuer, List<String> unpublished) {
        store.markPublished(handle, issuer, unpublished);
    }

    /** What has become of a certificate. */
    public Standing standing(Handle handle, CertificateId id) {
        return store.standing(handle, id);
    }

    /** The entries of a CRL: all that is revoked, except what ended before {@code endedBefore} anyway (RFC 5280 §3.3). */
    public CrlEntries entries(Handle handle, KeyIdentifier issuer, Instant endedBefore) {
        return store.entries(handle, issuer, endedBefore);
    }
}
