package sol023.cmf.process;

import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;

/** How a request shows who sent it (RFC 9483 section 3.2). */
public interface Protection {

    GeneralName sender();

    byte[] senderKid();

    ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message);

    /** Signed with the credential's key, its chain in extraCerts. */
    static Protection signature(Credential credential) {
        return new SignatureProtection(credential);
    }

    /** PasswordBasedMac over the shared secret, iterated this often (RFC 9810 section 5.1.3.1). */
    static Protection mac(Credential credential, int iterations) {
        return new MacProtection(credential.macReference(), credential.macSecret(), iterations);
    }
}
