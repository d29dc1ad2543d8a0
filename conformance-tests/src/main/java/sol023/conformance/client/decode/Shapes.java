package sol023.conformance.client.decode;

import static sol023.conformance.client.decode.Shape.Field.choice;
import static sol023.conformance.client.decode.Shape.Field.explicit;
import static sol023.conformance.client.decode.Shape.Field.implicit;
import static sol023.conformance.client.decode.Shape.Field.plain;
import static sol023.conformance.client.decode.Shape.Field.sequence;
import static sol023.conformance.client.decode.Shape.Field.untagged;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1UTCTime;
import sol023.conformance.client.decode.Shape.Choice;
import sol023.conformance.client.decode.Shape.Field;
import sol023.conformance.client.decode.Shape.Fields;
import sol023.conformance.client.decode.Shape.Many;
import sol023.conformance.client.decode.Shape.Plain;

/** The types of RFC 9810, 2986 and 5280 that travel between VNFM and CMF. */
final class Shapes {

    private static final Shape PLAIN = new Plain();
    private static final Shape NAME = new Shape.Words(Words::name);
    private static final Shape GENERAL_NAME = new Shape.Words(Words::generalName);
    private static final Shape ALGORITHM = new Shape.Words(Words::algorithm);
    private static final Shape TEXTS = new Many("text", () -> PLAIN);

    static final Shape EXTENSIONS = new Many(
            "extension",
            () -> fields(
                    plain("extnID", ASN1ObjectIdentifier.class),
                    plain("critical", ASN1Boolean.class),
                    plain("extnValue", ASN1OctetString.class)));

    private static final Shape PUBLIC_KEY =
            fields(sequence("algorithm", ALGORITHM), untagged("subjectPublicKey", PLAIN));

    private static final Shape VALIDITY = fields(untagged("notBefore", PLAIN), untagged("notAfter", PLAIN));

    static final Shape CERTIFICATE = fields(
            sequence(
                    "tbsCertificate",
                    fields(
                            explicit(0, "version", PLAIN),
                            plain("serialNumber", ASN1Integer.class),
                            sequence("signature", ALGORITHM),
                            untagged("issuer", NAME),
                            sequence("validity", VALIDITY),
                            untagged("subject", NAME),
                            sequence("subjectPublicKeyInfo", PUBLIC_KEY),
                            explicit(3, "extensions", EXTENSIONS))),
            sequence("signatureAlgorithm", ALGORITHM),
            untagged("signature", PLAIN));

    static final Shape CRL = fields(
            sequence(
                    "tbsCertList",
                    fields(
                            plain("version", ASN1Integer.class),
                            sequence("signature", ALGORITHM),
                            untagged("issuer", NAME),
                            untagged("thisUpdate", PLAIN),
                            new Field("nextUpdate", Shapes::isTime, false, true, () -> PLAIN),
                            sequence(
                                    "revokedCertificates",
                                    new Many(
                                            "revoked",
                                            () -> fields(
                                                    plain("userCertificate", ASN1Integer.class),
                                                    new Field(
                                                            "revocationDate", Shapes::isTime, false, true, () -> PLAIN),
                                                    sequence("crlEntryExtensions", EXTENSIONS)))),
                            explicit(0, "crlExtensions", EXTENSIONS))),
            sequence("signatureAlgorithm", ALGORITHM),
            untagged("signature", PLAIN));

    static final Shape CERTIFICATION_REQUEST = fields(
            sequence(
                    "certificationRequestInfo",
                    fields(
                            plain("version", ASN1Integer.class),
                            untagged("subject", NAME),
                            sequence("subjectPKInfo", PUBLIC_KEY),
                            implicit(0, "attributes", new Many("attribute", () -> PLAIN)))),
            sequence("signatureAlgorithm", ALGORITHM),
            untagged("signature", PLAIN));

    private static final Shape INFO_ITEM =
            fields(plain("infoType", ASN1ObjectIdentifier.class), untagged("infoValue", PLAIN));
    private static final Shape INFO_ITEMS = new Many("item", () -> INFO_ITEM);

    private static final Shape STATUS = fields(
            new Field("status", ASN1Integer.class::isInstance, false, true, () -> new Shape.Words(Words::status)),
            sequence("statusString", TEXTS),
            new Field(
                    "failInfo", ASN1BitString.class::isInstance, false, true, () -> new Shape.Words(Words::failInfo)));

    private static final Shape CERT_REP = fields(
            explicit(1, "caPubs", new Many("certificate", () -> CERTIFICATE)),
            sequence(
                    "response",
                    new Many(
                            "CertResponse",
                            () -> fields(
                                    plain("certReqId", ASN1Integer.class),
                                    sequence("status", STATUS),
                                    sequence(
                                            "certifiedKeyPair",
                                            fields(
                                                    choice(
                                                            "certOrEncCert",
                                                            new Choice(
                                                                    Map.of(0, untagged("certificate", CERTIFICATE)))))),
                                    plain("rspInfo", ASN1OctetString.class)))));

    private static final Shape TEMPLATE = fields(
            implicit(0, "version", PLAIN),
            implicit(1, "serialNumber", PLAIN),
            implicit(2, "signingAlg", PLAIN),
            explicit(3, "issuer", NAME),
            implicit(4, "validity", PLAIN),
            explicit(5, "subject", NAME),
            implicit(6, "publicKey", PLAIN),
            implicit(9, "extensions", EXTENSIONS));

    private static final Shape REV_REQ = new Many(
            "RevDetails", () -> fields(sequence("certDetails", TEMPLATE), sequence("crlEntryDetails", EXTENSIONS)));

    private static final Shape REV_REP = fields(
            sequence("status", new Many("PKIStatusInfo", () -> STATUS)),
            explicit(
                    0,
                    "revCerts",
                    new Many("CertId", () -> fields(choice("issuer", GENERAL_NAME), untagged("serialNumber", PLAIN)))),
            explicit(1, "crls", new Many("CertificateList", () -> CRL)));

    private static final Shape CERT_CONF = new Many(
            "CertStatus",
            () -> fields(
                    plain("certHash", ASN1OctetString.class),
                    plain("certReqId", ASN1Integer.class),
                    sequence("statusInfo", STATUS),
                    explicit(0, "hashAlg", ALGORITHM)));

    private static final Shape ERROR = fields(
            sequence("pKIStatusInfo", STATUS), plain("errorCode", ASN1Integer.class), sequence("errorDetails", TEXTS));

    private static final List<String> BODIES = List.of(
            "ir",
            "ip",
            "cr",
            "cp",
            "p10cr",
            "popdecc",
            "popdecr",
            "kur",
            "kup",
            "krr",
            "krp",
            "rr",
            "rp",
            "ccr",
            "ccp",
            "ckuann",
            "cann",
            "rann",
            "crlann",
            "pkiconf",
            "nested",
            "genm",
            "genp",
            "error",
            "certConf",
            "pollReq",
            "pollRep");

    static final Shape PKI_MESSAGE = fields(
            sequence("header", header()),
            choice("body", new Choice(bodies())),
            explicit(0, "protection", PLAIN),
            explicit(1, "extraCerts", new Many("certificate", () -> CERTIFICATE)));

    private Shapes() {}

    /** The name of a body, by its tag. */
    static String body(int tag) {
        return tag < BODIES.size() ? BODIES.get(tag) : "body " + tag;
    }

    private static Shape header() {
        return fields(
                plain("pvno", ASN1Integer.class),
                choice("sender", GENERAL_NAME),
                choice("recipient", GENERAL_NAME),
                explicit(0, "messageTime", PLAIN),
                explicit(1, "protectionAlg", ALGORITHM),
                explicit(2, "senderKID", PLAIN),
                explicit(3, "recipKID", PLAIN),
                explicit(4, "transactionID", PLAIN),
                explicit(5, "senderNonce", PLAIN),
                explicit(6, "recipNonce", PLAIN),
                explicit(7, "freeText", TEXTS),
                explicit(8, "generalInfo", INFO_ITEMS));
    }

    private static Map<Integer, Field> bodies() {
        Map<String, Shape> known = Map.of(
                "p10cr", CERTIFICATION_REQUEST,
                "cp", CERT_REP,
                "ip", CERT_REP,
                "kup", CERT_REP,
                "rr", REV_REQ,
                "rp", REV_REP,
                "certConf", CERT_CONF,
                "error", ERROR,
                "genm", INFO_ITEMS,
                "genp", INFO_ITEMS);
        Map<Integer, Field> bodies = new LinkedHashMap<>();
        for (int tag = 0; tag < BODIES.size(); tag++) {
            bodies.put(tag, untagged(BODIES.get(tag), known.getOrDefault(BODIES.get(tag), PLAIN)));
        }
        return bodies;
    }

    private static boolean isTime(ASN1Encodable value) {
        return value instanceof ASN1UTCTime || value instanceof ASN1GeneralizedTime;
    }

    private static Fields fields(Field... fields) {
        return new Fields(List.of(fields));
    }
}
