package sol023.cmf.server;

import java.net.URI;
import java.util.Optional;
import sol023.cmf.ocsp.OcspSettings;

/** The map {@code ocsp} of cmf.yaml. */
final class OcspConfig {

    private static final OcspSettings STANDARD = OcspSettings.STANDARD;
    private static final int MOST_OCTETS = 1 << 20;
    private static final int MOST_CERTIFICATES = 10_000;
    private static final int MOST_CACHED = 10_000_000;
    private static final int MOST_CONCURRENCY = 10_000;

    private OcspConfig() {}

    /** Without the map there is no responder. */
    static Optional<CmfSettings.Ocsp> read(ConfigMap root) {
        return root.findMap("ocsp").map(OcspConfig::readMap);
    }

    private static CmfSettings.Ocsp readMap(ConfigMap ocsp) {
        try (ocsp) {
            URI url = ocsp.get("url", ConfigFile::url);
            return new CmfSettings.Ocsp(Optional.of(url), settings(ocsp));
        } catch (IllegalArgumentException e) {
            throw ocsp.error("cannot be used: " + e.getMessage());
        }
    }

    private static OcspSettings settings(ConfigMap ocsp) {
        return new OcspSettings(
                ocsp.duration("validity", STANDARD.validity()),
                ocsp.duration("cacheAge", STANDARD.cacheAge()),
                ocsp.duration("signerValidity", STANDARD.signerValidity()),
                ocsp.number("requestOctets", STANDARD.requestOctets(), 256, MOST_OCTETS),
                ocsp.number("requestCertificates", STANDARD.requestCertificates(), 1, MOST_CERTIFICATES),
                ocsp.number("cached", STANDARD.cached(), 1, MOST_CACHED),
                ocsp.number("concurrency", STANDARD.concurrency(), 1, MOST_CONCURRENCY));
    }
}
