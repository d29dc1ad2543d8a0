package sol023.conformance.client.cmp;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.SignatureScheme;

/**
 * Judges the protection of an answer (RFC 9483 §3.2, §3.5). The signer is looked for by senderKID and subject among
 * extraCerts and the certificates seen before, never taken from a place in the list.
 */
public final class ProtectionVerifier {

    private static final int DIGITAL_SIGNATURE = 0;

    private final Collection<X509Certificate> anchors;
    private final List<X509Certificate> seen = new ArrayList<>();

    public ProtectionVerifier(Collection<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
    }

    /** What protects an answer. */
    public sealed interface Outcome {

        /** The words of {@link Signed}. */
        String SIGNED = "a signature that holds";

        /** The words of {@link Maced}. */
        String MACED = "a MAC that holds";

        /** For people: how the answer is protected. */
        String words();

        /** No protection at all. */
        record Unprotected() implements Outcome {
            @Override
            public String words() {
                return "no protection";
            }
        }

        /** A signature that verifies, by a signer with a path to an anchor. */
        record Signed(X509Certificate signer) implements Outcome {
            @Override
            public String words() {
                return SIGNED;
            }
        }

        /** A MAC that verifies with the shared secret. */
        record Maced() implements Outcome {
            @Override
            public String words() {
                return MACED;
            }
        }

        /** Protection that does not hold, and why. */
        record Broken(String why) implements Outcome {
            @Override
            public String words() {
                return "protection that does not hold: " + why;
            }
        }
    }

    /** Judges an answer, with the secret of the request if the request had a MAC. */
    public Outcome verify(CmpMessage message, Optional<SharedSecret> secret, Instant at) {
        seen.addAll(message.extraCerts());
        Optional<AlgorithmIdentifier> algorithm = message.header().protectionAlg();
        Optional<ASN1OctetString> bits = message.protection();
        if (algorithm.isEmpty() && bits.isEmpty()) {
            return new Outcome.Unprotected();
        }
        if (algorithm.isEmpty() || bits.isEmpty()) {
            return new Outcome.Broken("protection and protectionAlg are not both there");
        }
        if (isMac(algorithm.get())) {
            return verifyMac(message, algorithm.get(), bits.get(), secret);
        }
        return SignatureScheme.of(algorithm.get())
                .map(scheme -> verifySignature(message, scheme, bits.get(), at))
                .orElseGet(() -> new Outcome.Broken("the suite does not know protectionAlg "
                        + algorithm.get().getAlgorithm()));
    }

    private static boolean isMac(AlgorithmIdentifier algorithm) {
        return MacAlgorithm.PASSWORD_BASED_MAC.equals(algorithm.getAlgorithm())
                || MacAlgorithm.PBMAC1.equals(algorithm.getAlgorithm());
    }

    private static Outcome verifyMac(
            CmpMessage message, AlgorithmIdentifier algorithm, ASN1OctetString bits, Optional<SharedSecret> secret) {
        if (secret.isEmpty()) {
            return new Outcome.Broken("a MAC protects the answer to a signed request");
        }
        try {
            byte[] expected = MacAlgorithm.parse(algorithm)
                    .compute(secret.get(), message.protectedPart().getOctets());
            return MessageDigest.isEqual(expected, bits.getOctets())
                    ? new Outcome.Maced()
                    : new Outcome.Broken("the MAC does not fit header and body");
        } catch (CmpFormatException | IllegalArgumentException e) {
            return new Outcome.Broken(String.valueOf(e.getMessage()));
        }
    }

    private Outcome verifySignature(CmpMessage message, SignatureScheme scheme, ASN1OctetString bits, Instant at) {
        List<X509Certificate> candidates = seen.stream()
                .filter(certificate -> isNamedIn(message.header(), certificate))
                .distinct()
                .toList();
        if (candidates.isEmpty()) {
            return new Outcome.Broken("no certificate in extraCerts is the one that sender and senderKID name");
        }
        byte[] covered = message.protectedPart().getOctets();
        Optional<X509Certificate> signer = candidates.stream()
                .filter(candidate -> scheme.verifies(candidate.getPublicKey(), covered, bits.getOctets()))
                .findFirst();
        if (signer.isEmpty()) {
            return new Outcome.Broken("the signature does not fit header and body");
        }
        boolean[] usage = signer.get().getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            return new Outcome.Broken("the signer's keyUsage lacks digitalSignature");
        }
        return Certificates.path(signer.get(), seen, anchors, at)
                .<Outcome>map(path -> new Outcome.Signed(signer.get()))
                .orElseGet(() -> new Outcome.Broken("no path leads from the signer "
                        + signer.get().getSubjectX500Principal() + " to a configured trust anchor"));
    }

    private static boolean isNamedIn(PkiHeader header, X509Certificate certificate) {
        Optional<ASN1OctetString> identifier = Certificates.subjectKeyIdentifier(certificate);
        if (header.senderKid().isPresent() && identifier.isPresent()) {
            return header.senderKid().equals(identifier);
        }
        return new GeneralName(Certificates.subject(certificate)).equals(header.sender());
    }
}
