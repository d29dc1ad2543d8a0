package sol023.cmf.cmp;

import org.bouncycastle.asn1.cmp.PKIFailureInfo;

/** The bits of PKIFailureInfo that this CMF uses (RFC 9810 section 5.2.3). */
enum FailInfo {
    BAD_ALG("badAlg", PKIFailureInfo.badAlg),
    BAD_MESSAGE_CHECK("badMessageCheck", PKIFailureInfo.badMessageCheck),
    BAD_REQUEST("badRequest", PKIFailureInfo.badRequest),
    BAD_TIME("badTime", PKIFailureInfo.badTime),
    BAD_CERT_ID("badCertId", PKIFailureInfo.badCertId),
    BAD_DATA_FORMAT("badDataFormat", PKIFailureInfo.badDataFormat),
    BAD_POP("badPOP", PKIFailureInfo.badPOP),
    CERT_REVOKED("certRevoked", PKIFailureInfo.certRevoked),
    CERT_CONFIRMED("certConfirmed", PKIFailureInfo.certConfirmed),
    WRONG_INTEGRITY("wrongIntegrity", PKIFailureInfo.wrongIntegrity),
    BAD_RECIPIENT_NONCE("badRecipientNonce", PKIFailureInfo.badRecipientNonce),
    BAD_SENDER_NONCE("badSenderNonce", PKIFailureInfo.badSenderNonce),
    BAD_CERT_TEMPLATE("badCertTemplate", PKIFailureInfo.badCertTemplate),
    SIGNER_NOT_TRUSTED("signerNotTrusted", PKIFailureInfo.signerNotTrusted),
    TRANSACTION_ID_IN_USE("transactionIdInUse", PKIFailureInfo.transactionIdInUse),
    UNSUPPORTED_VERSION("unsupportedVersion", PKIFailureInfo.unsupportedVersion),
    NOT_AUTHORIZED("notAuthorized", PKIFailureInfo.notAuthorized),
    SYSTEM_UNAVAIL("systemUnavail", PKIFailureInfo.systemUnavail),
    SYSTEM_FAILURE("systemFailure", PKIFailureInfo.systemFailure);

    private final String standardName;
    private final int bits;

    FailInfo(String standardName, int bits) {
        this.standardName = standardName;
        this.bits = bits;
    }

    /** The name in the standard, for logs. */
    String standardName() {
        return standardName;
    }

    PKIFailureInfo toAsn1() {
        return new PKIFailureInfo(bits);
    }
}
