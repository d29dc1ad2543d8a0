package sol023.conformance.check;

import java.util.Arrays;
import java.util.Optional;

/** The unclear passages that a judgement can rest on; the register with texts and readings is docs/interpretations.md. */
public enum Interpretation {
    I_01("CMP path: three spellings"),
    I_02("HTTP status of CMP replies: 201, 202, 200 or always 200"),
    I_03("Object identifiers of the NFV generalInfo"),
    I_04("certReqId 0 or -1"),
    I_05("Name of the answer to a revocation request"),
    I_06("pvno 2 or 3"),
    I_07("certConf in the SOL023 dialect"),
    I_08("What identifies a certificate"),
    I_09("Individual Certificate resource"),
    I_10("URI of the subjects resource"),
    I_11("MANO_certificate and direct_mode: named, not served"),
    I_12("The same VNFCI registered twice"),
    I_13("subjectId left out of list answers"),
    I_14("Spelling of names and parameters"),
    I_15("PKIStatusInfo as JSON"),
    I_16("CMP bodies as JSON"),
    I_17("authentication in a subscription request"),
    I_18("id of a notification"),
    I_19("Filter by VNF instance"),
    I_20("Prefix of the authorization scopes"),
    I_21("ACME status codes and spellings"),
    I_22("caPubs present or absent"),
    I_23("Place of subjectAlternateName"),
    I_24("How a CSR is matched with the registration"),
    I_25("Notifications without certificate"),
    I_26("MAC-protected ir as the basic scheme"),
    I_27("Printed forms of certificationType");

    private final String question;

    Interpretation(String question) {
        this.question = question;
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
}
