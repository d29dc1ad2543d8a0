package sol023.cmf.certificate;

import java.time.Instant;
import sol023.cmf.ca.RevocationReason;

/** When and why a certificate was revoked. */
public record Revocation(Instant at, RevocationReason reason) {}
