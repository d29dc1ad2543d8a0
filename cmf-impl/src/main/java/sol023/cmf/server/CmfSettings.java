package sol023.cmf.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.Consumers;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.certificate.RequestSettings;
import sol023.cmf.lcm.LcmSettings;
import sol023.cmf.ocsp.OcspSettings;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.store.StoreSettings;
import sol023.cmf.subject.SubjectSettings;

/**
 * Everything a CMF is started with.
 *
 * @param https where everything is served
 * @param ocsp how OCSP requests are answered; empty: they are not
 * @param http where CMP and CRLs are served without TLS, if anywhere
 * @param rest of the REST interfaces
 * @param identity the TLS credential; empty: the CA makes one
 * @param consumers who may ask, perhaps with credentials that the CA makes
 * @param lcm the VNFMs that are asked, perhaps with servers whose certificates the CA makes
 */
record CmfSettings(
        InetSocketAddress https,
        Optional<InetSocketAddress> http,
        Rest rest,
        Crl crl,
        Optional<Ocsp> ocsp,
        Optional<Identity> identity,
        StoreSettings store,
        CaSettings ca,
        Map<CertificateType, CertificateProfile> profiles,
        RequestSettings requests,
        ConsumerSource consumers,
        CmpConfig cmp,
        SubjectSettings subjects,
        ListSettings lists,
        Limits limits,
        AccessSettings access,
        NotifyConfig notifications,
        AuditSettings audit,
        LcmSource lcm,
        Extras extras) {

    /** Nothing more to serve. */
    static final Extras NO_EXTRAS = consumers -> List.of();

    /** More to serve over TLS, which is not of a CMF. */
    @FunctionalInterface
    interface Extras {
        List<Mounts.MountedServlet> servlets(Consumers consumers);
    }

    /**
     * @param apiRoot the public URL before {@code /nfv-cert}; empty: made from the https listener's address
     * @param requireVersion whether a request without Version header is refused
     */
    record Rest(Optional<URI> apiRoot, boolean requireVersion) {}

    /**
     * @param folder the public URL below which CRLs are served; empty: made from the plain listener's address, else from the API root
     * @param validity from thisUpdate to nextUpdate
     */
    record Crl(Optional<URI> folder, Duration validity) {

        static final Duration VALIDITY = Duration.ofDays(7);
    }

    /**
     * @param url the public URL of the responder; empty: made from the plain listener's address, else from the API root
     */
    record Ocsp(Optional<URI> url, OcspSettings answers) {}

    /** A key and its certificate, which comes first in the chain. */
    record Identity(PrivateKey key, List<X509Certificate> chain) {

        @Override
        public String toString() {
            return "Identity[" + chain.get(0).getSubjectX500Principal() + "]";
        }
    }

    /** Gives the VNFMs once the CA is open. */
    @FunctionalInterface
    interface LcmSource {
        LcmSettings settings(EmbeddedCertificateAuthority authority);
    }

    /** VNFMs that need no CA to be known. */
    record KnownVnfms(LcmSettings all) implements LcmSource {

        @Override
        public LcmSettings settings(EmbeddedCertificateAuthority authority) {
            return all;
        }
    }

    /** Gives the consumers once the CA is open. */
    @FunctionalInterface
    interface ConsumerSource {
        List<ConsumerSettings> consumers(EmbeddedCertificateAuthority authority);
    }

    /** Consumers that need no CA to be known. */
    record KnownConsumers(List<ConsumerSettings> all) implements ConsumerSource {

        KnownConsumers {
            all = List.copyOf(all);
        }

        @Override
        public List<ConsumerSettings> consumers(EmbeddedCertificateAuthority authority) {
            return all;
        }
    }
}
