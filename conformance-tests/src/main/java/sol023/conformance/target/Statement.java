package sol023.conformance.target;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the target file may say under {@code ics} besides {@link Capability}: how the product uses a freedom, or reads a passage that is not
 * clear. No scenario is left out for it; without an answer nothing is claimed.
 */
public enum Statement {
    DUPLICATE("rest.duplicate", "the HTTP status of a second registration of the same VNFCI (I-12)", "409|201|303"),
    ALIAS_PATHS("rest.aliasPaths", "subjects are also under the path of their certificate type (I-10)", "yes|no"),
    OTHERS_SUBJECTS(
            "rest.othersSubjects", "how another consumer's query of an individual subject is answered", "hidden|shown"),
    DUPLICATE_SUBSCRIPTION(
            "notify.duplicate", "the HTTP status of a second equal subscription (clause 7.5.3.3.1)", "201|303"),
    PATH_RFC9483("cmp.path.wellKnown", "CMP is served under /.well-known/cmp/p (I-01)", "yes|no"),
    PATH_DOT("cmp.path.dotWellknown", "CMP is served under /.wellknown/cmp/p (I-01)", "yes|no"),
    PATH_PLAIN("cmp.path.wellknown", "CMP is served under /wellknown/cmp/p (I-01)", "yes|no"),
    DIALECT_SOL023(
            "cmp.sol023", "requests with the NFV generalInfo are served, as SOL023 profiles CMP (I-02)", "yes|no"),
    DIALECT_RFC9483(
            "cmp.rfc9483",
            "requests without the NFV generalInfo are served, as RFC 9483 profiles CMP (I-02)",
            "yes|no"),
    CERT_REQ_ID("cmp.certReqId", "certReqId in the answer to p10cr (I-04)", "0|-1"),
    PVNO_3("cmp.pvno3", "version 3 of CMP is served besides version 2 (I-06)", "yes|no"),
    LCM_REMOVED("lcm.onVnfcRemoved", "what happens to the certificates of a VNFC that is gone", "revoke|report");

    private final String key;
    private final String meaning;
    private final String answers;

    Statement(String key, String meaning, String answers) {
        this.key = key;
        this.meaning = meaning;
        this.answers = answers;
    }

    /** As the target file spells it. */
    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }

    /** The answers that may be given. */
    public List<String> answers() {
        return List.of(answers.split("\\|", -1));
    }

    public static Optional<Statement> find(String key) {
        return Arrays.stream(values())
                .filter(statement -> statement.key.equals(key))
                .findFirst();
    }
}
