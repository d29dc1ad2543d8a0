package sol023.conformance.check;

import java.util.Arrays;
import java.util.Optional;

/** The unclear passages that a judgement can rest on; the register with texts and readings is docs/interpretations.md. */
public enum Interpretation {
    I_01(
            "CMP path: three spellings",
            "tried in the order of RFC 9483, .well-known, wellknown; which are served is reported"),
    I_02(
            "HTTP status of CMP replies: 201, 202, 200 or always 200",
            "by the dialect: 201, 202, 200 as SOL023 5.3.3 says, or always 200 as RFC 9811 says"),
    I_03(
            "Object identifiers of the NFV generalInfo",
            "2.25. and the decimal UUIDv5 of the URN, with the URN as UTF8String; settable in the target file"),
    I_04("certReqId 0 or -1", "0 and -1 both pass; the one of the dialect is preferred"),
    I_05("Name of the answer to a revocation request", "RevRepContent (rp)"),
    I_06("pvno 2 or 3", "2, as the request has"),
    I_07("certConf in the SOL023 dialect", "the dialect decides whether a confirmation is awaited"),
    I_08("What identifies a certificate", "opaque to the suite, and stable"),
    I_09("Individual Certificate resource", "never judged"),
    I_10("URI of the subjects resource", "/nfv-cert/v1/subjects; other spellings are reported only"),
    I_11("MANO_certificate and direct_mode: named, not served", "refused with any 4xx"),
    I_12("The same VNFCI registered twice", "refused with 409; a second subject is a deviation"),
    I_13("subjectId left out of list answers", "a list item may lack subjectId"),
    I_14("Spelling of names and parameters", "small letters, no blank at the end"),
    I_15("PKIStatusInfo as JSON", "one of the seven PKIStatus names, or an object whose status is one"),
    I_16("CMP bodies as JSON", "present; judged further only if it can be read"),
    I_17("authentication in a subscription request", "mandatory, as the table says"),
    I_18("id of a notification", "one of its own for each notification, the same on each retry"),
    I_19("Filter by VNF instance", "by the VNF instance of the VNFCI, as VNF LCM tells it"),
    I_20("Prefix of the authorization scopes", "as annex C prints them; settable in the target file"),
    I_21("ACME status codes and spellings", "as RFC 8555 says"),
    I_22("caPubs present or absent", "absent or present; if present, the trust anchor"),
    I_23("Place of subjectAlternateName", "beside subjectName, in certificateData"),
    I_24(
            "How a CSR is matched with the registration",
            "names equal to the registered ones are granted, foreign ones are not"),
    I_25("Notifications without certificate", "presence and type only"),
    I_26("MAC-protected ir as the basic scheme", "a refusal is advisory"),
    I_27("Printed forms of certificationType", "VNFCI_certificate and VNF_OAM_certificate; the printed forms pass too"),
    I_29("A request without Version header", "refused with 400; that it is served is an advisory"),
    I_38(
            "Markers and pages under change",
            "what is there all the time is on one page; links are absolute; only the last page is empty"),
    I_48("When the renewal of a certificate is due", "some time before it expires; no verdict on the moment");

    private final String question;
    private final String reading;

    Interpretation(String question, String reading) {
        this.question = question;
        this.reading = reading;
    }

    /** For example {@code I-02}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** The passage with that id, in capital or small letters. */
    public static Optional<Interpretation> find(String id) {
        return Arrays.stream(values())
                .filter(interpretation -> interpretation.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /** What is unclear, in a few words. */
    public String question() {
        return question;
    }

    /** Our reading, in a few words. */
    public String reading() {
        return reading;
    }
}
