package sol023.cmf.cmp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A MAC with the secret and the parameters of the request, so that no side derives a second key (RFC 9810 section 5.1.3.1). */
record MacReply(AlgorithmIdentifier algorithm, Octets reference, MacKey key) implements ReplyProtection {

    @Override
    public Optional<Octets> senderKid() {
        return Optional.of(reference);
    }

    @Override
    public List<X509Certificate> certificates() {
        return List.of();
    }

    @Override
    public byte[] protect(byte[] protectedPart) {
        return key.mac(protectedPart);
    }

    @Override
    public String toString() {
        return "MacReply";
    }
}
