package sol023.cmf.lcm;

import java.math.BigInteger;
import java.util.Optional;

/** What the VNFM says of a certificate of a VNF instance (CertificateContent, SOL002 clause 5.5.3.44). */
record VnfCertificate(
        String contentId,
        Optional<String> type,
        Optional<BigInteger> serialNumber,
        Optional<String> issuer,
        Optional<String> subject) {}
