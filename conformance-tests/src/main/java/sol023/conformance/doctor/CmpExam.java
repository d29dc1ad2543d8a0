package sol023.conformance.doctor;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpFormatException;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.CmpParser;
import sol023.conformance.client.cmp.FailInfo;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.cmp.MacAlgorithm;
import sol023.conformance.client.cmp.MessageDraft;
import sol023.conformance.client.cmp.PkiStatusInfo;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.cmp.SharedSecret;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.pki.RevocationList;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Target;
import sol023.conformance.target.TargetFile;

/**
 * Whether CMP accepts the configured key and the shared secret: an empty genm, which asks for nothing, is sent with each. Only an answer
 * that blames the protection is a problem; a target need not serve genm.
 */
final class CmpExam {

    /** Posts a CMP message; empty when there was no answer, which has then been noted. */
    interface Post {
        Optional<byte[]> send(URI uri, byte[] message);
    }

    private static final int ROUNDS = 1000;
    private static final String HMAC_SHA256 = "1.2.840.113549.2.9";
    private static final int OCTETS = 16;
    private static final String CERT_TYPE = "urn:etsi:nfv:cert-type:vnfc-cert";
    private static final String HANDLING = "urn:etsi:nfv:cert-type:handling:delegation";
    private static final String NONE = "urn:etsi:nfv:cert-type:none";
    private static final String UNKNOWN_OID =
            "is not known to the CMF, which knows the usual one (I-03): leave the key out";
    private static final Set<FailInfo> BLAMES_PROTECTION =
            Set.of(FailInfo.BAD_MESSAGE_CHECK, FailInfo.SIGNER_NOT_TRUSTED, FailInfo.NOT_AUTHORIZED);

    private final Target target;
    private final Clock clock;
    private final Post post;
    private final SecureRandom random = new SecureRandom();
    private final List<Finding> findings = new ArrayList<>();
    private final CrlExam crlExam;
    private boolean clockSeen;
    private boolean crlSeen;

    CmpExam(Target target, Clock clock, Post post) {
        this.target = target;
        this.clock = clock;
        this.post = post;
        this.crlExam = new CrlExam(target);
    }

    List<Finding> examine(URI uri) throws IOException, GeneralSecurityException {
        credential(uri, "credentials.vnfm", target.vnfm());
        if (target.other().isPresent()) {
            credential(uri, "credentials.other", target.other().get());
        }
        if (target.supports(Capability.CMP_SIGNATURE) && target.cmp().dialect() == Target.Dialect.SOL023) {
            var files = target.vnfm().cmp();
            oids(uri, new Protection.Signed(PemFiles.credential(files.certificate(), files.key())));
        }
        return findings;
    }

    /**
     * A CMF that takes right values and refuses wrong ones knows the object identifiers before them. If that is so for the usual ones and not
     * for a configured one, the configured one is wrong.
     */
    private void oids(URI uri, Protection protection) {
        String type = target.cmp().certTypeOid();
        String handling = target.cmp().handlingOid();
        boolean usual = type.equals(TargetFile.CERT_TYPE_OID) && handling.equals(TargetFile.HANDLING_OID);
        if (usual || !knows(uri, protection, TargetFile.CERT_TYPE_OID, TargetFile.HANDLING_OID)) {
            return;
        }
        if (!knows(uri, protection, type, TargetFile.HANDLING_OID)) {
            findings.add(Finding.problem("cmp.certTypeOid", UNKNOWN_OID));
        } else if (!knows(uri, protection, type, handling)) {
            findings.add(Finding.problem("cmp.handlingOid", UNKNOWN_OID));
        }
    }

    private boolean knows(URI uri, Protection protection, String type, String handling) {
        return !refuses(uri, protection, item(type, CERT_TYPE), item(handling, HANDLING))
                && refuses(uri, protection, item(type, NONE), item(handling, HANDLING))
                && refuses(uri, protection, item(type, CERT_TYPE), item(handling, NONE));
    }

    private static InfoItem item(String oid, String value) {
        return InfoItem.text(new ASN1ObjectIdentifier(oid), value);
    }

    private boolean refuses(URI uri, Protection protection, InfoItem type, InfoItem handling) {
        Optional<byte[]> answer =
                post.send(uri, draft(protection).info(type).info(handling).encode());
        try {
            return answer.isPresent() && CmpParser.parse(answer.get()).isRejection();
        } catch (CmpFormatException e) {
            return false;
        }
    }

    private void credential(URI uri, String key, Target.Credential credential)
            throws IOException, GeneralSecurityException {
        if (target.supports(Capability.CMP_SIGNATURE)) {
            var files = credential.cmp();
            examine(uri, key + ".cmp", new Protection.Signed(PemFiles.credential(files.certificate(), files.key())));
        }
        if (target.supports(Capability.CMP_MAC) && credential.mac().isPresent()) {
            Target.MacCredential mac = credential.mac().get();
            examine(
                    uri,
                    key + ".mac",
                    new Protection.Maced(
                            mac.reference(),
                            passwordBasedMac(),
                            new SharedSecret(mac.secret().bytes())));
        }
    }

    private void examine(URI uri, String key, Protection protection) throws IOException, GeneralSecurityException {
        byte[] message = draft(protection).encode();
        Optional<byte[]> answer = post.send(uri, message);
        if (answer.isPresent()) {
            judge(key, answer.get());
        }
    }

    private MessageDraft draft(Protection protection) {
        return new MessageDraft(BodyType.GENM, Bodies.genm(List.of()), protection)
                .messageTime(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .transactionId(octets())
                .senderNonce(octets());
    }

    private void judge(String key, byte[] answer) throws IOException, GeneralSecurityException {
        CmpMessage message;
        try {
            message = CmpParser.parse(answer);
        } catch (CmpFormatException e) {
            findings.add(Finding.fine("CMP with " + key + " was answered with something that is no PKIMessage"));
            return;
        }
        clock(message);
        Set<FailInfo> blame = message.status().flatMap(PkiStatusInfo::failInfo).orElse(Set.of());
        if (blame.stream().anyMatch(BLAMES_PROTECTION::contains)) {
            findings.add(Finding.problem(
                    key,
                    "CMP refuses a message protected with it: "
                            + message.status().get()));
            return;
        }
        findings.add(Finding.fine("CMP accepts messages protected with " + key));
        if (key.endsWith(".cmp")) {
            trust(message);
            crl(message);
        }
    }

    /** The time in the first answer, and a complaint about ours in any. */
    private void clock(CmpMessage message) {
        if (clockSeen) {
            return;
        }
        message.header().messageTime().ifPresent(theirs -> {
            clockSeen = true;
            findings.add(ClockExam.compare(clock.instant(), theirs, "messageTime"));
        });
    }

    /** A CRL that cannot be fetched from here would leave every revocation without its proof. */
    private void crl(CmpMessage message) throws IOException, GeneralSecurityException {
        if (crlSeen || !target.crlCheck()) {
            return;
        }
        List<X509Certificate> certificates = new ArrayList<>(message.extraCerts());
        certificates.addAll(PemFiles.certificates(target.vnfm().cmp().certificate()));
        Optional<String> address = certificates.stream()
                .flatMap(certificate -> RevocationList.addresses(certificate).stream())
                .findFirst();
        if (address.isPresent()) {
            crlSeen = true;
            crlExam.look(address.get()).ifPresent(findings::add);
        }
    }

    private void trust(CmpMessage message) throws IOException, GeneralSecurityException {
        if (message.extraCerts().isEmpty()) {
            return;
        }
        Set<TrustAnchor> anchors = PemFiles.certificates(target.cmp().trust()).stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet());
        X509CertSelector signer = new X509CertSelector();
        signer.setCertificate(message.extraCerts().get(0));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, signer);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(message.extraCerts())));
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException e) {
            findings.add(Finding.problem(
                    "cmp.trust",
                    "the certificate that protects answers ("
                            + message.extraCerts().get(0).getSubjectX500Principal()
                            + ") does not lead to a certificate in "
                            + target.cmp().trust()));
        }
    }

    private MacAlgorithm passwordBasedMac() {
        return new MacAlgorithm.PasswordBasedMac(
                octets(), "SHA-256", BigInteger.valueOf(ROUNDS), new ASN1ObjectIdentifier(HMAC_SHA256));
    }

    private DEROctetString octets() {
        byte[] bytes = new byte[OCTETS];
        random.nextBytes(bytes);
        return new DEROctetString(bytes);
    }
}
