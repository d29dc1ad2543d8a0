package sol023.cmf.ca;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which cryptographic provider does what in this process. Chosen once at start: whoever signs or verifies asks here and names no provider. Hashes, MACs and key
 * derivation are left to the Java platform, whose own implementation is the fastest; elliptic curves never are.
 */
public final class CryptoProviders {

    private static final Logger LOG = LoggerFactory.getLogger(CryptoProviders.class);
    private static final String NATIVE = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final byte[] PROBE = {1, 2, 3};

    private final Provider signatures;
    private final Provider bouncyCastle;

    private CryptoProviders(Provider signatures, Provider bouncyCastle) {
        this.signatures = signatures;
        this.bouncyCastle = bouncyCastle;
    }

    /** Takes the first provider that is there and passes a self-test, the native one before Bouncy Castle, and says in the log which. */
    public static CryptoProviders choose() {
        var bouncyCastle = new BouncyCastleProvider();
        List<Supplier<Optional<Provider>>> candidates =
                List.of(CryptoProviders::nativeProvider, () -> Optional.of(bouncyCastle));
        for (var candidate : candidates) {
            var provider = candidate.get().filter(CryptoProviders::passesSelfTest);
            if (provider.isPresent()) {
                LOG.info(
                        "Signatures are made by {} {}",
                        provider.get().getName(),
                        provider.get().getVersionStr());
                return new CryptoProviders(provider.get(), bouncyCastle);
            }
        }
        throw new CaStartException("No cryptographic provider passes the self-test");
    }

    /** For signing and verifying with this JCA algorithm, for example {@code SHA256withECDSA}. */
    public Provider forSignature(String algorithm) {
        return signatures.getService("Signature", algorithm) == null ? bouncyCastle : signatures;
    }

    /** For decoding and making asymmetric keys. */
    public Provider forKeys() {
        return bouncyCastle;
    }

    private static Optional<Provider> nativeProvider() {
        try {
            return Optional.of(
                    (Provider) Class.forName(NATIVE).getField("INSTANCE").get(null));
        } catch (ClassNotFoundException notInstalled) {
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError unusable) {
            LOG.warn("The native cryptographic provider is installed and cannot be used: {}", unusable.toString());
            return Optional.empty();
        }
    }

    private static boolean passesSelfTest(Provider provider) {
        try {
            var generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var signer = Signature.getInstance("SHA256withECDSA", provider);
            signer.initSign(pair.getPrivate());
            signer.update(PROBE);
            var signature = signer.sign();
            signer.initVerify(pair.getPublic());
            signer.update(PROBE);
            return signer.verify(signature);
        } catch (GeneralSecurityException | LinkageError failure) {
            LOG.warn("The provider {} fails the self-test: {}", provider.getName(), failure.toString());
            return false;
        }
    }
}
