package sol023.conformance.client.cmp;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.Names;
import sol023.conformance.client.pki.SignatureScheme;

/** How a message is protected (RFC 9483 §3.2), and what that puts into its header and extraCerts. */
public sealed interface Protection {

    /** The protectionAlg; empty for a message without protection. */
    Optional<AlgorithmIdentifier> algorithm();

    /** The protection bits over the DER of header and body. */
    byte[] protect(byte[] protectedPart);

    /** The name that such a message gives as its sender. */
    X500Name sender();

    /** The senderKID that goes with it. */
    Optional<ASN1OctetString> senderKid();

    /** The protection certificate first, then its chain; none with a MAC. */
    List<X509Certificate> extraCerts();

    /** A signature by the credential's key. */
    record Signed(Credential credential, SignatureScheme scheme) implements Protection {

        public Signed(Credential credential) {
            this(credential, SignatureScheme.usualFor(credential.key()));
        }

        @Override
        public Optional<AlgorithmIdentifier> algorithm() {
            return Optional.of(scheme.algorithm());
        }

        @Override
        public byte[] protect(byte[] protectedPart) {
            return scheme.sign(credential.key(), protectedPart);
        }

        @Override
        public X500Name sender() {
            return Certificates.subject(credential.certificate());
        }

        @Override
        public Optional<ASN1OctetString> senderKid() {
            return Certificates.subjectKeyIdentifier(credential.certificate());
        }

        @Override
        public List<X509Certificate> extraCerts() {
            return credential.chain().stream()
                    .filter(certificate ->
                            certificate.equals(credential.certificate()) || !Certificates.isSelfSigned(certificate))
                    .toList();
        }
    }

    /** A MAC with a shared secret; {@code reference} names the secret (RFC 9483 §4.1.5). */
    record Maced(String reference, MacAlgorithm mac, SharedSecret secret) implements Protection {

        @Override
        public Optional<AlgorithmIdentifier> algorithm() {
            return Optional.of(mac.algorithm());
        }

        @Override
        public byte[] protect(byte[] protectedPart) {
            return mac.compute(secret, protectedPart);
        }

        @Override
        public X500Name sender() {
            return Names.subject(Map.of("commonName", reference));
        }

        @Override
        public Optional<ASN1OctetString> senderKid() {
            return Optional.of(new DEROctetString(reference.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public List<X509Certificate> extraCerts() {
            return List.of();
        }
    }

    /** No protection at all, in the name of a credential. */
    record Absent(X500Name sender) implements Protection {

        @Override
        public Optional<AlgorithmIdentifier> algorithm() {
            return Optional.empty();
        }

        @Override
        public byte[] protect(byte[] protectedPart) {
            throw new IllegalStateException("a message without protection has no protection bits");
        }

        @Override
        public Optional<ASN1OctetString> senderKid() {
            return Optional.empty();
        }

        @Override
        public List<X509Certificate> extraCerts() {
            return List.of();
        }
    }
}
