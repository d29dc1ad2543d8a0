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
import sol023.conformance.client.cmp.MacAlgorithm;
import sol023.conformance.client.cmp.MessageDraft;
import sol023.conformance.client.cmp.PkiStatusInfo;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.cmp.SharedSecret;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Target;

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
    private static final Set<FailInfo> BLAMES_PROTECTION =
            Set.of(FailInfo.BAD_MESSAGE_CHECK, FailInfo.SIGNER_NOT_TRUSTED, FailInfo.NOT_AUTHORIZED);

    private final Target target;
    private final Clock clock;
    private final Post post;
    private final SecureRandom random = new SecureRandom();
    private final List<Finding> findings = new ArrayList<>();

    CmpExam(Target target, Clock clock, Post post) {
        this.target = target;
        this.clock = clock;
        this.post = post;
    }

    List<Finding> examine(URI uri) throws IOException, GeneralSecurityException {
        credential(uri, "credentials.vnfm", target.vnfm());
        if (target.other().isPresent()) {
            credential(uri, "credentials.other", target.other().get());
        }
        return findings;
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
        byte[] message = new MessageDraft(BodyType.GENM, Bodies.genm(List.of()), protection)
                .messageTime(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .transactionId(octets())
                .senderNonce(octets())
                .encode();
        Optional<byte[]> answer = post.send(uri, message);
        if (answer.isPresent()) {
            judge(key, answer.get());
        }
    }

    private void judge(String key, byte[] answer) throws IOException, GeneralSecurityException {
        CmpMessage message;
        try {
            message = CmpParser.parse(answer);
        } catch (CmpFormatException e) {
            findings.add(Finding.fine("CMP with " + key + " was answered with something that is no PKIMessage"));
            return;
        }
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
