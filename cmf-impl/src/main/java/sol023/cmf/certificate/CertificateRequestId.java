package sol023.cmf.certificate;

import java.security.SecureRandom;
import java.util.Base64;

/** The id of a request for a certificate, made by the CMF and not to be guessed. */
public record CertificateRequestId(String text) {

    private static final int OCTETS = 16;

    static CertificateRequestId random(SecureRandom random) {
        var octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new CertificateRequestId(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    @Override
    public String toString() {
        return text;
    }
}
