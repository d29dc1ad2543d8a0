package sol023.conformance.steps;

import static sol023.conformance.requirement.Requirement.MALFORMED_REQUEST;
import static sol023.conformance.requirement.Requirement.MEDIA_TYPE_JSON;
import static sol023.conformance.requirement.Requirement.REGISTRATION_ALTERNATIVE_NAME;
import static sol023.conformance.requirement.Requirement.REGISTRATION_CERTIFICATE_DATA;
import static sol023.conformance.requirement.Requirement.REGISTRATION_CERT_TYPE;
import static sol023.conformance.requirement.Requirement.REGISTRATION_DELEGATION_ONLY;
import static sol023.conformance.requirement.Requirement.REGISTRATION_HANDLING;
import static sol023.conformance.requirement.Requirement.REGISTRATION_NO_MANO;
import static sol023.conformance.requirement.Requirement.REGISTRATION_SUBJECT_ID;
import static sol023.conformance.requirement.Requirement.REGISTRATION_SUBJECT_NAME;
import static sol023.conformance.requirement.Requirement.SUBJECT_NAME_ATTRIBUTES;
import static sol023.conformance.requirement.Requirement.SUBJECT_REPRESENTATION;
import static sol023.conformance.requirement.Requirement.UNKNOWN_ATTRIBUTES_TOLERATED;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import sol023.conformance.requirement.Requirement;

/** The variations of a registration that the feature files name, with the requirement that each is about. */
final class RegistrationVariations {

    /** One thing that is changed, and the requirement that the change is about. */
    record Variation(Requirement requirement, Consumer<RegistrationDraft> change) {}

    private static final Map<String, Variation> ALL = new LinkedHashMap<>();

    static {
        permitted();
        certTypes();
        subjects();
        certificates();
        malformed();
    }

    private RegistrationVariations() {}

    static Variation named(String name) {
        Variation variation = ALL.get(name);
        if (variation == null) {
            throw new IllegalArgumentException("no registration with \"" + name + "\" is known");
        }
        return variation;
    }

    private static void permitted() {
        add("every attribute of the subject name", SUBJECT_NAME_ATTRIBUTES, draft -> draft.subjectName()
                .put("country", "FR")
                .put("state", "Occitanie")
                .put("locality", "Toulouse")
                .put("emailAddress", "noc@" + draft.host(draft.name())));
        add("no subjectName", SUBJECT_REPRESENTATION, draft -> draft.certificate()
                .remove("subjectName"));
        add("several VNFCIs", SUBJECT_REPRESENTATION, draft -> {
            draft.addVnfci(draft.name() + "-second");
            draft.addVnfci(draft.name() + "-third");
        });
        add(
                "several certificates for the VNFCI",
                SUBJECT_REPRESENTATION,
                draft -> draft.addCertificate(draft.subject(), draft.name() + "-second"));
        add("several alternative names", SUBJECT_REPRESENTATION, draft -> draft.certificate()
                .withArray("subjectAlternateName")
                .add(draft.host(draft.name() + "-alias"))
                .add("192.0.2.17")
                .add("https://" + draft.host(draft.name()) + "/oam"));
        add("attributes that the standard does not define", UNKNOWN_ATTRIBUTES_TOLERATED, draft -> {
            draft.root().put("vendorSpecific", "yes").putObject("extension").put("depth", 2);
            draft.subject().put("vendorSpecific", 7);
            draft.certificate().putArray("vendorSpecific").add(true);
        });
    }

    private static void certTypes() {
        Requirement type = REGISTRATION_CERT_TYPE;
        add("no certType", type, draft -> draft.root().remove("certType"));
        add("a certType that is none", type, draft -> draft.root().put("certType", "VNFCI certificate of mine"));
        add("a number as certType", type, draft -> draft.root().put("certType", 1));
        add("MANO_certificate as certType", REGISTRATION_NO_MANO, draft -> draft.root()
                .put("certType", "MANO_certificate"));
        Requirement handling = REGISTRATION_HANDLING;
        add("no typeOfVnfcCertHandling", handling, draft -> draft.root().remove("typeOfVnfcCertHandling"));
        add("a typeOfVnfcCertHandling that is none", handling, draft -> draft.root()
                .put("typeOfVnfcCertHandling", "remote_mode"));
        add("direct_mode as typeOfVnfcCertHandling", REGISTRATION_DELEGATION_ONLY, draft -> draft.root()
                .put("typeOfVnfcCertHandling", "direct_mode"));
    }

    private static void subjects() {
        Requirement subject = REGISTRATION_SUBJECT_ID;
        add("no subjectId", subject, draft -> draft.root().remove("subjectId"));
        add("an empty subjectId", subject, draft -> draft.root().putArray("subjectId"));
        add("a text as subjectId", subject, draft -> draft.root().put("subjectId", draft.name()));
        add("a subjectId without identifier", subject, draft -> draft.subject().remove("subjectId"));
    }

    private static void certificates() {
        Requirement data = REGISTRATION_CERTIFICATE_DATA;
        add("no certificateData", data, draft -> draft.subject().remove("certificateData"));
        add("an empty certificateData", data, draft -> draft.subject().putArray("certificateData"));
        Requirement alternative = REGISTRATION_ALTERNATIVE_NAME;
        add("no subjectAlternateName", alternative, draft -> draft.certificate().remove("subjectAlternateName"));
        add("an empty subjectAlternateName", alternative, draft -> draft.certificate()
                .putArray("subjectAlternateName"));
        add("a number as alternative name", alternative, draft -> draft.certificate()
                .putArray("subjectAlternateName")
                .add(42));
        Requirement name = REGISTRATION_SUBJECT_NAME;
        add("a text as subjectName", name, draft -> draft.certificate().put("subjectName", draft.name()));
        add("a number as commonName", name, draft -> draft.subjectName().put("commonName", 42));
    }

    private static void malformed() {
        Requirement malformed = MALFORMED_REQUEST;
        add("a body that is cut off", malformed, draft -> draft.text(text -> text.substring(0, text.length() / 2)));
        add("a body that is no JSON", malformed, draft -> draft.text(text -> "certType=VNFCI_certificate"));
        add("an array as body", malformed, draft -> draft.text(text -> "[" + text + "]"));
        add("no body", malformed, draft -> draft.text(text -> ""));
        add("plain text as media type", MEDIA_TYPE_JSON, draft -> draft.mediaType("text/plain"));
    }

    private static void add(String name, Requirement requirement, Consumer<RegistrationDraft> change) {
        ALL.put(name, new Variation(requirement, change));
    }
}
