package sol023.conformance.client.decode;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/** Values of ASN.1 on one line. */
final class Words {

    private static final int MOST_OCTETS = 48;
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> STATUS = List.of(
            "accepted",
            "grantedWithMods",
            "rejection",
            "waiting",
            "revocationWarning",
            "revocationNotification",
            "keyUpdateWarning");
    private static final List<String> FAIL_INFO = List.of(
            "badAlg",
            "badMessageCheck",
            "badRequest",
            "badTime",
            "badCertId",
            "badDataFormat",
            "wrongAuthority",
            "incorrectData",
            "missingTimeStamp",
            "badPOP",
            "certRevoked",
            "certConfirmed",
            "wrongIntegrity",
            "badRecipientNonce",
            "timeNotAvailable",
            "unacceptedPolicy",
            "unacceptedExtension",
            "addInfoNotAvailable",
            "badSenderNonce",
            "badCertTemplate",
            "signerNotTrusted",
            "transactionIdInUse",
            "unsupportedVersion",
            "notAuthorized",
            "systemUnavail",
            "systemFailure",
            "duplicateCertReq");
    private static final Map<Integer, String> KINDS = Map.of(
            GeneralName.rfc822Name,
            "rfc822Name",
            GeneralName.dNSName,
            "dNSName",
            GeneralName.directoryName,
            "directoryName",
            GeneralName.uniformResourceIdentifier,
            "URI",
            GeneralName.iPAddress,
            "iPAddress",
            GeneralName.registeredID,
            "registeredID",
            GeneralName.otherName,
            "otherName");

    private Words() {}

    static String of(ASN1Encodable value) {
        if (value instanceof ASN1ObjectIdentifier oid) {
            return OidNames.of(oid);
        }
        if (value instanceof ASN1Integer number) {
            return number.getValue().bitLength() > 62
                    ? "0x" + number.getValue().toString(16)
                    : number.getValue().toString();
        }
        if (value instanceof ASN1OctetString octets) {
            return octets(octets.getOctets());
        }
        if (value instanceof ASN1BitString bits) {
            return octets(bits.getBytes()) + (bits.getPadBits() == 0 ? "" : ", " + bits.getPadBits() + " unused bits");
        }
        if (value instanceof ASN1GeneralizedTime time) {
            return time.getTimeString();
        }
        if (value instanceof ASN1UTCTime time) {
            return time.getAdjustedTime();
        }
        return simple(value);
    }

    private static String simple(ASN1Encodable value) {
        if (value instanceof ASN1String text) {
            return "\"" + text.getString() + "\"";
        }
        if (value instanceof ASN1Enumerated number) {
            return number.getValue().toString();
        }
        if (value instanceof ASN1Boolean truth) {
            return truth.isTrue() ? "TRUE" : "FALSE";
        }
        return value instanceof ASN1Null ? "NULL" : String.valueOf(value);
    }

    static String octets(byte[] octets) {
        return octets.length <= MOST_OCTETS
                ? HEX.formatHex(octets)
                : HEX.formatHex(octets, 0, MOST_OCTETS) + "… (" + octets.length + " octets)";
    }

    static String name(ASN1Encodable value) {
        String name = X500Name.getInstance(value).toString();
        return name.isEmpty() ? "(empty name)" : name;
    }

    static String generalName(ASN1Encodable value) {
        GeneralName name = GeneralName.getInstance(value);
        String kind = KINDS.getOrDefault(name.getTagNo(), "[" + name.getTagNo() + "]");
        return kind + " "
                + switch (name.getTagNo()) {
                    case GeneralName.directoryName -> name(name.getName());
                    default -> of(name.getName());
                };
    }

    static String algorithm(ASN1Encodable value) {
        ASN1Sequence algorithm = ASN1Sequence.getInstance(value);
        String name = of(algorithm.getObjectAt(0));
        return algorithm.size() > 1 && !(algorithm.getObjectAt(1) instanceof ASN1Null)
                ? name + " with " + algorithm.getObjectAt(1)
                : name;
    }

    static String status(ASN1Encodable value) {
        int number = ASN1Integer.getInstance(value).intValueExact();
        return number >= 0 && number < STATUS.size()
                ? STATUS.get(number) + " (" + number + ")"
                : number + " (undefined)";
    }

    static String failInfo(ASN1Encodable value) {
        byte[] octets = ASN1BitString.getInstance(value).getBytes();
        List<String> names = new ArrayList<>();
        for (int bit = 0; bit < octets.length * 8; bit++) {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                names.add(bit < FAIL_INFO.size() ? FAIL_INFO.get(bit) : "bit " + bit);
            }
        }
        return String.join(", ", names);
    }
}
