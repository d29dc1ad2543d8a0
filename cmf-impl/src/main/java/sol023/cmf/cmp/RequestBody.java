package sol023.cmf.cmp;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** The body of a message that was sent to the CMF, decoded as far as the CMF serves it. */
sealed interface RequestBody {

    /** A certificate signing request (RFC 9483 section 4.1.4, SOL023 clause 5.5.2.5). */
    record P10cr(PKCS10CertificationRequest request) implements RequestBody {}

    /** The body of ir, cr and kur: requests for certificates (RFC 4211, RFC 9483 sections 4.1.1 to 4.1.3). */
    record CertReq(List<CertReqMsg> requests) implements RequestBody {

        public CertReq {
            requests = List.copyOf(requests);
        }
    }

    /** A revocation request (RFC 9483 section 4.2, SOL023 clause 5.5.2.6). */
    record Rr(List<Revocation> revocations) implements RequestBody {
        public Rr {
            revocations = List.copyOf(revocations);
        }
    }

    /**
     * One entry of a revocation request.
     *
     * @param template what the requester says about the certificate
     * @param crlEntryDetails the CRL entry extensions it asks for
     */
    record Revocation(CertTemplate template, Optional<Extensions> crlEntryDetails) {}

    /** The requester's verdict on a certificate (RFC 9483 section 4.1.1); no entry means that it accepts none. */
    record CertConf(List<Confirmation> confirmations) implements RequestBody {
        public CertConf {
            confirmations = List.copyOf(confirmations);
        }
    }

    /**
     * One entry of a certificate confirmation.
     *
     * @param status the status if the requester gives one; absent means accepted (RFC 9810 section 5.3.18)
     * @param hasFailInfo whether the requester says what is wrong
     * @param hashAlgorithm the hash of {@code certHash} if it is not that of the certificate's signature
     */
    record Confirmation(
            Octets certHash,
            BigInteger certReqId,
            Optional<BigInteger> status,
            boolean hasFailInfo,
            Optional<AlgorithmIdentifier> hashAlgorithm) {

        boolean accepts() {
            return status.isEmpty() || isGranted(status.get().intValue());
        }

        private static boolean isGranted(int status) {
            return status == PKIStatus.GRANTED || status == PKIStatus.GRANTED_WITH_MODS;
        }
    }

    /** Asks what has become of a request (RFC 9483 section 4.4). */
    record PollReq(List<BigInteger> certReqIds) implements RequestBody {
        public PollReq {
            certReqIds = List.copyOf(certReqIds);
        }
    }

    /** A question for information (RFC 9483 section 4.3). */
    record Genm(List<InfoTypeAndValue> questions) implements RequestBody {
        public Genm {
            questions = List.copyOf(questions);
        }
    }

    /** The requester gives the transaction up. */
    record ClientError() implements RequestBody {}

    /** A body that this CMF does not serve; not looked into. */
    record NotServed() implements RequestBody {}
}
