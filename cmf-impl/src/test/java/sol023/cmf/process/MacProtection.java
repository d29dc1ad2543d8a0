package sol023.cmf.process;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;

/** MAC protection: the reference of the secret is both the sender's common name and the key identifier. */
final class MacProtection implements Protection {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier HMAC_SHA256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256);

    private final String reference;
    private final String secret;
    private final int iterations;

    MacProtection(String reference, String secret, int iterations) {
        this.reference = reference;
        this.secret = secret;
        this.iterations = iterations;
    }

    @Override
    public GeneralName sender() {
        return new GeneralName(new X500Name("CN=" + reference));
    }

    @Override
    public byte[] senderKid() {
        return reference.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message) {
        try {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            return message.build(new PKMACBuilder(new JcePKMACValuesCalculator())
                    .setParameters(new PBMParameter(salt, SHA256, iterations, HMAC_SHA256))
                    .build(secret.toCharArray()));
        } catch (CMPException | CRMFException e) {
            throw new IllegalStateException("the message cannot be protected", e);
        }
    }
}
