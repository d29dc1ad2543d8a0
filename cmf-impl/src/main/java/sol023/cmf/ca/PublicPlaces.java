package sol023.cmf.ca;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where relying parties learn whether a certificate is revoked, as it is written into each that is issued.
 *
 * @param crlFolder the URL below which CRLs are served; empty: no distribution point
 * @param ocsp the URL of the OCSP responder; empty: no authority information access
 */
public record PublicPlaces(Supplier<Optional<URI>> crlFolder, Supplier<Optional<URI>> ocsp) {}
