package sol023.cmf.admin;

import java.time.Instant;

/**
 * A CRL as it is served.
 *
 * @param number grows with each CRL of the issuer (RFC 5280 §5.2.3)
 * @param der the signed CRL; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying a large CRL for each reader would be waste
public record PublishedCrl(long number, Instant thisUpdate, Instant nextUpdate, byte[] der) {}
