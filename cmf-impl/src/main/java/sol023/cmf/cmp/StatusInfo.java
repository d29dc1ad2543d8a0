package sol023.cmf.cmp;

import java.util.List;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import sol023.cmf.certificate.IssuedCertificate;
import sol023.cmf.certificate.Refusal;

/** PKIStatusInfo (RFC 9810 section 5.2.3): failInfo stands with a rejection only (RFC 9483 section 3.6.4). */
final class StatusInfo {

    private StatusInfo() {}

    static PKIStatusInfo accepted() {
        return new PKIStatusInfo(PKIStatus.granted);
    }

    /** accepted, or grantedWithMods with what was not granted. */
    static PKIStatusInfo granted(IssuedCertificate issued) {
        return issued.isModified()
                ? new PKIStatusInfo(PKIStatus.grantedWithMods, freeText(issued.modifications()))
                : accepted();
    }

    /** No failInfo: nothing has failed (RFC 9483 section 4.4). */
    static PKIStatusInfo waiting() {
        return new PKIStatusInfo(
                PKIStatus.waiting, freeText(List.of("The request waits for a decision; poll for it.")));
    }

    static PKIStatusInfo rejection(FailInfo failInfo, String statusString) {
        return new PKIStatusInfo(PKIStatus.rejection, freeText(List.of(statusString)), failInfo.toAsn1());
    }

    static PKIStatusInfo rejection(Refusal refusal) {
        return rejection(failInfo(refusal.reason()), refusal.detail());
    }

    static String verdict(FailInfo failInfo, String statusString) {
        return "rejection " + failInfo.standardName() + ": " + statusString;
    }

    static String verdict(Refusal refusal) {
        return verdict(failInfo(refusal.reason()), refusal.detail());
    }

    /** How CMP says what {@code certificate} has decided. */
    static FailInfo failInfo(Refusal.Reason reason) {
        return switch (reason) {
            case SUBJECT_NOT_REGISTERED, NOT_PERMITTED -> FailInfo.NOT_AUTHORIZED;
            case PROOF_OF_POSSESSION -> FailInfo.BAD_POP;
            case NAMES_NOT_USABLE, CSR_MALFORMED, KEY_NOT_ALLOWED, EXTENSION_NOT_ALLOWED -> FailInfo.BAD_CERT_TEMPLATE;
            case ALGORITHM_NOT_ALLOWED -> FailInfo.BAD_ALG;
            case CERTIFICATE_UNKNOWN, CERTIFICATE_DETAILS_DIFFER -> FailInfo.BAD_CERT_ID;
            case CERTIFICATE_REVOKED, CERTIFICATE_EXPIRED -> FailInfo.CERT_REVOKED;
            case REASON_NOT_ALLOWED, DENIED, NOT_DECIDED, WITHDRAWN -> FailInfo.BAD_REQUEST;
            case TOO_MANY_WAITING -> FailInfo.SYSTEM_UNAVAIL;
        };
    }

    private static PKIFreeText freeText(List<String> texts) {
        return new PKIFreeText(texts.stream().map(DERUTF8String::new).toArray(DERUTF8String[]::new));
    }
}
