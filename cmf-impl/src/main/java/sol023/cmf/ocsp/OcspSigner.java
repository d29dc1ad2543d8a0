package sol023.cmf.ocsp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.OcspCredential;

/**
 * Signs answers with a key that the issuing CA has authorized for that (RFC 6960 section 4.2.2.2). Each node has one of its own, in memory only; it is replaced when
 * half of its time is over. Safe for use by many threads.
 */
final class OcspSigner {

    private static final Logger LOG = LoggerFactory.getLogger(OcspSigner.class);
    private static final String ALGORITHM = "SHA256withECDSA";

    private final Function<Duration, OcspCredential> maker;
    private final Duration validity;
    private final CryptoProviders providers;
    private final Clock clock;
    private Optional<Current> current = Optional.empty();

    /** @param maker lets the CA make a credential that is valid for so long */
    OcspSigner(Function<Duration, OcspCredential> maker, Duration validity, CryptoProviders providers, Clock clock) {
        this.maker = maker;
        this.validity = validity;
        this.providers = providers;
        this.clock = clock;
    }

    /** A credential and until when it is used. */
    record Current(OcspCredential credential, RespID name, X509CertificateHolder certificate, Instant replacedAt) {

        Instant notAfter() {
            return credential.certificate().getNotAfter().toInstant();
        }
    }

    /** The one to sign with now. */
    synchronized Current current() {
        var now = clock.instant();
        return current.filter(each -> now.isBefore(each.replacedAt())).orElseGet(() -> renewed(now));
    }

    private Current renewed(Instant now) {
        var made = maker.apply(validity);
        var end = made.certificate().getNotAfter().toInstant();
        if (!now.isBefore(end)) {
            throw new IllegalStateException("The certificate of the issuing CA has ended");
        }
        try {
            var certificate = new X509CertificateHolder(made.certificate().getEncoded());
            var next = new Current(
                    made,
                    name(certificate.getSubjectPublicKeyInfo()),
                    certificate,
                    now.plus(Duration.between(now, end).dividedBy(2)));
            current = Optional.of(next);
            LOG.info("OCSP answers are signed with a new key until {}", next.replacedAt());
            return next;
        } catch (CertificateEncodingException | IOException impossible) {
            throw new IllegalStateException("A certificate made here can be read", impossible);
        }
    }

    /** By its key, the shorter form (RFC 5019 section 2.2.1). */
    private static RespID name(SubjectPublicKeyInfo key) {
        try {
            var hash = MessageDigest.getInstance("SHA-1")
                    .digest(key.getPublicKeyData().getOctets());
            return new RespID(new ResponderID(new DEROctetString(hash)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java has SHA-1", impossible);
        }
    }

    BasicOCSPResp sign(BasicOCSPRespBuilder answer, Current signer, Instant producedAt) {
        try {
            var content = new JcaContentSignerBuilder(ALGORITHM)
                    .setProvider(providers.forSignature(ALGORITHM))
                    .build(signer.credential().key());
            return answer.build(content, new X509CertificateHolder[] {signer.certificate()}, Date.from(producedAt));
        } catch (OCSPException | OperatorCreationException failure) {
            throw new IllegalStateException("The OCSP key cannot sign", failure);
        }
    }
}
