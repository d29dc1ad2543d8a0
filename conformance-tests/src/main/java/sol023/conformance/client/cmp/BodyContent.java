package sol023.conformance.client.cmp;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;

/** The contents of the bodies that a CMF answers with. */
public sealed interface BodyContent {

    /** CertRepMessage of cp, ip or kup (RFC 9810 §5.3.4). */
    record CertRep(List<X509Certificate> caPubs, List<CertResponse> responses) implements BodyContent {
        public CertRep {
            caPubs = List.copyOf(caPubs);
            responses = List.copyOf(responses);
        }
    }

    /** RevRepContent (RFC 9810 §5.3.10, SOL023 table 5.5.3.3-1). */
    record RevRep(List<PkiStatusInfo> statuses, List<CertId> revCerts, List<X509CRL> crls) implements BodyContent {
        public RevRep {
            statuses = List.copyOf(statuses);
            revCerts = List.copyOf(revCerts);
            crls = List.copyOf(crls);
        }
    }

    /** CertId (RFC 4211 §6.5). */
    record CertId(GeneralName issuer, BigInteger serialNumber) {}

    /** ErrorMsgContent (RFC 9810 §5.3.21). */
    record ErrorMsg(PkiStatusInfo status, Optional<BigInteger> errorCode, List<String> details) implements BodyContent {
        public ErrorMsg {
            details = List.copyOf(details);
        }
    }

    /** PKIConfirmContent (RFC 9810 §5.3.17). */
    record PkiConf() implements BodyContent {}

    /** PollRepContent (RFC 9810 §5.3.22); {@code checkAfter} in seconds. */
    record PollRep(BigInteger certReqId, BigInteger checkAfter) implements BodyContent {}

    /** A body that the suite does not look into. */
    record Other() implements BodyContent {}
}
