package sol023.cmf.cmp;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;

/** How a test client protects its requests. */
interface TestProtection {

    GeneralName sender();

    byte @Nullable [] senderKid();

    AlgorithmIdentifier algorithm();

    List<X509Certificate> certificates();

    byte[] protect(byte[] input);

    /** A signature with a certificate and its chain. */
    record Signature(PrivateKey key, List<X509Certificate> chain, String name) implements TestProtection {

        @Override
        public GeneralName sender() {
            return new GeneralName(
                    X500Name.getInstance(chain.get(0).getSubjectX500Principal().getEncoded()));
        }

        @Override
        public byte @Nullable [] senderKid() {
            return SubjectKeyIdentifiers.find(chain.get(0)).map(Octets::toArray).orElse(null);
        }

        @Override
        public AlgorithmIdentifier algorithm() {
            return TestCrypto.signer(name, key).getAlgorithmIdentifier();
        }

        @Override
        public List<X509Certificate> certificates() {
            return chain;
        }

        @Override
        public byte[] protect(byte[] input) {
            return TestCrypto.sign(name, key, input);
        }
    }

    /** A MAC, computed by the library and not by the code under test. */
    record Mac(String reference, String secret, TestCrypto.MacMaker maker) implements TestProtection {

        @Override
        public GeneralName sender() {
            return PKIHeader.NULL_NAME;
        }

        @Override
        public byte @Nullable [] senderKid() {
            return reference.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public AlgorithmIdentifier algorithm() {
            return maker.algorithm();
        }

        @Override
        public List<X509Certificate> certificates() {
            return List.of();
        }

        @Override
        public byte[] protect(byte[] input) {
            return maker.mac(secret, input);
        }
    }
}
