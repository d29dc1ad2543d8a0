package sol023.conformance.client.cmp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A CertResponse as received (RFC 9810 §5.3.4, SOL023 table 5.5.3.2-1).
 *
 * @param certificate the certificate of certOrEncCert, when that choice is present
 * @param unexpected which of encryptedCert, privateKey, publicationInfo and rspInfo are there
 */
public record CertResponse(
        BigInteger certReqId,
        PkiStatusInfo status,
        boolean hasCertifiedKeyPair,
        Optional<X509Certificate> certificate,
        List<String> unexpected) {

    public CertResponse {
        unexpected = List.copyOf(unexpected);
    }
}
