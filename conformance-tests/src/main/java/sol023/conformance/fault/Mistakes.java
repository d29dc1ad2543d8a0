package sol023.conformance.fault;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import sol023.conformance.fault.CmpDefects.Asked;
import sol023.conformance.fault.cmp.Field;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.Protector;

/** Tells by which mistake a request ought to be refused, so that a faulty CMF can overlook exactly this one. */
final class Mistakes {

    private static final int NONCE_OCTETS = 16;
    private static final int MIN_ROUNDS = 100;
    private static final int MAX_ROUNDS = 10_000_000;
    private static final int PVNO = 2;
    private static final Duration FAR = Duration.ofHours(1);

    private Mistakes() {}

    static boolean otherVersion(Asked asked) {
        return ASN1Integer.getInstance(asked.message().names().get(0)).intValueExact() != PVNO;
    }

    static Predicate<Asked> without(Field field) {
        return asked -> asked.message().field(field).isEmpty();
    }

    static boolean shortSenderNonce(Asked asked) {
        return asked.message()
                .field(Field.SENDER_NONCE)
                .map(nonce -> ASN1OctetString.getInstance(nonce).getOctets().length < NONCE_OCTETS)
                .orElse(true);
    }

    static boolean farMessageTime(Asked asked) {
        return asked.message()
                .field(Field.MESSAGE_TIME)
                .filter(time -> Duration.between(instant(time), asked.bench().now())
                                .abs()
                                .compareTo(FAR)
                        > 0)
                .isPresent();
    }

    static boolean unprotected(Asked asked) {
        return asked.message().protection().isEmpty()
                || asked.message().field(Field.PROTECTION_ALG).isEmpty();
    }

    /** Protected in form, by somebody the CMF knows. */
    static boolean protectedInForm(Asked asked) {
        return !unprotected(asked);
    }

    static boolean maced(Asked asked) {
        return algorithm(asked).filter(Protector::isMac).isPresent();
    }

    static boolean fewOrManyRounds(Asked asked) {
        return algorithm(asked)
                .filter(Protector::isMac)
                .map(AlgorithmIdentifier::getParameters)
                .filter(parameters -> ASN1Sequence.getInstance(parameters).size() == 4)
                .map(parameters -> PBMParameter.getInstance(parameters).getIterationCount())
                .filter(rounds -> rounds.intValueExact() < MIN_ROUNDS || rounds.intValueExact() > MAX_ROUNDS)
                .isPresent();
    }

    static boolean sha1Signature(Asked asked) {
        return algorithm(asked)
                .map(new DefaultAlgorithmNameFinder()::getAlgorithmName)
                .filter(name -> name.toUpperCase(Locale.ROOT).contains("SHA1"))
                .isPresent();
    }

    static boolean noExtraCerts(Asked asked) {
        return asked.message().extraCerts().isEmpty();
    }

    /** The first of extraCerts is signed by its own key. */
    static boolean selfSignedSigner(Asked asked) {
        return firstCertificate(asked)
                .filter(certificate -> certificate.getIssuer().equals(certificate.getSubject()))
                .isPresent();
    }

    /** The sender is not the subject of the first certificate. */
    static boolean otherSender(Asked asked) {
        return firstCertificate(asked)
                .filter(certificate -> !new GeneralName(certificate.getSubject())
                        .equals(GeneralName.getInstance(asked.message().sender())))
                .isPresent();
    }

    static boolean otherSenderKid(Asked asked) {
        Optional<ASN1OctetString> kid = firstCertificate(asked)
                .map(certificate -> new X509CertificateHolder(certificate).getExtension(Extension.subjectKeyIdentifier))
                .map(extension -> ASN1OctetString.getInstance(extension.getParsedValue()));
        return kid.isPresent()
                && !asked.message()
                        .field(Field.SENDER_KID)
                        .map(ASN1OctetString::getInstance)
                        .equals(kid);
    }

    /** One of the values in generalInfo passes the test. */
    static Predicate<Asked> info(Predicate<String> value) {
        return asked -> infos(asked.message()).stream().anyMatch(value);
    }

    /** How many values of generalInfo pass the test. */
    static long infos(Asked asked, Predicate<String> value) {
        return infos(asked.message()).stream().filter(value).count();
    }

    static Predicate<Asked> from(String consumer) {
        return asked -> asked.request().consumer().equals(consumer);
    }

    static Predicate<Asked> to(String pathPart) {
        return asked -> asked.request().path().contains(pathPart);
    }

    /** The signature in the certification request does not prove possession of the key in it. */
    static boolean noProofOfPossession(Asked asked) {
        PKCS10CertificationRequest csr = new PKCS10CertificationRequest(csr(asked));
        try {
            return !csr.isSignatureValid(new JcaContentVerifierProviderBuilder().build(csr.getSubjectPublicKeyInfo()));
        } catch (OperatorCreationException | PKCSException e) {
            return true; // a signature that cannot be verified proves nothing
        }
    }

    static boolean otherCsrVersion(Asked asked) {
        return csr(asked).getCertificationRequestInfo().getVersion().intValueExact() != 0;
    }

    static boolean nameless(Asked asked) {
        var info = csr(asked).getCertificationRequestInfo();
        return info.getSubject().equals(X500Name.getInstance(new DERSequence()))
                && names(new PKCS10CertificationRequest(csr(asked))).isEmpty();
    }

    static CertificationRequest csr(Asked asked) {
        return CertificationRequest.getInstance(asked.message().content());
    }

    private static List<Extension> names(PKCS10CertificationRequest csr) {
        return Optional.ofNullable(csr.getRequestedExtensions())
                .map(extensions -> extensions.getExtension(Extension.subjectAlternativeName))
                .stream()
                .toList();
    }

    private static Optional<AlgorithmIdentifier> algorithm(Asked asked) {
        return asked.message().field(Field.PROTECTION_ALG).map(AlgorithmIdentifier::getInstance);
    }

    private static Optional<Certificate> firstCertificate(Asked asked) {
        return asked.message().extraCerts().stream().findFirst();
    }

    static List<String> infos(Message message) {
        return message.field(Field.GENERAL_INFO).stream()
                .flatMap(items ->
                        StreamSupport.stream(ASN1Sequence.getInstance(items).spliterator(), false))
                .map(ASN1Sequence::getInstance)
                .filter(item -> item.size() > 1 && item.getObjectAt(1) instanceof ASN1String)
                .map(item -> ((ASN1String) item.getObjectAt(1)).getString())
                .toList();
    }

    private static Instant instant(ASN1Encodable time) {
        try {
            return ASN1GeneralizedTime.getInstance(time).getDate().toInstant();
        } catch (ParseException e) {
            return Instant.EPOCH; // a time that cannot be read is far from now
        }
    }
}
