package sol023.cmf.cmp;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import sol023.cmf.ca.RevocationReason;

/** The reason that crlEntryDetails gives (RFC 9483 section 4.2); no crlEntryDetails at all stand for unspecified, as clients send it. */
final class RevocationReasons {

    private RevocationReasons() {}

    static RevocationReason of(Optional<Extensions> crlEntryDetails) {
        if (crlEntryDetails.isEmpty()) {
            return RevocationReason.UNSPECIFIED;
        }
        var extension = crlEntryDetails.get().getExtension(Extension.reasonCode);
        if (extension == null) {
            throw badRequest("crlEntryDetails has no reasonCode.");
        }
        var code = code(extension);
        if (code.bitLength() > 31) {
            throw unknown();
        }
        return RevocationReason.find(code.intValue()).orElseThrow(RevocationReasons::unknown);
    }

    private static BigInteger code(Extension extension) {
        try {
            return ASN1Enumerated.getInstance(extension.getParsedValue()).getValue();
        } catch (IllegalArgumentException | IllegalStateException malformed) {
            throw new CmpProblemException(
                    FailInfo.BAD_DATA_FORMAT, "The reasonCode in crlEntryDetails is not an ENUMERATED.", malformed);
        }
    }

    private static CmpProblemException unknown() {
        return badRequest("The reasonCode in crlEntryDetails is none of RFC 5280; 0 to 6 and 8 to 10 are.");
    }

    private static CmpProblemException badRequest(String statusString) {
        return new CmpProblemException(FailInfo.BAD_REQUEST, statusString);
    }
}
