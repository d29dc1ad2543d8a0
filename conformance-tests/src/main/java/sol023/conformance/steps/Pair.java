package sol023.conformance.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import sol023.conformance.steps.Registrations.Registration;

/**
 * Two subjects that a scenario tells apart by queries. Each has one VNFCI with two certificates; they differ in certificate type, identifiers and names. The
 * identifiers of the VNFCIs are equal up to {@code -first} and {@code -second}, so that they sort in this order however texts are compared.
 *
 * @param both what the identifiers of both VNFCIs begin with; also their organization, and nobody else's
 */
record Pair(String both, Registration first, Registration second) {

    static Pair register(Registrations registrations) {
        String both = registrations.freshName();
        Registration first = registrations.register(CertificateType.VNFCI, draft -> {
            describe(draft, both, "first", "FR", "DE");
            draft.subjectName()
                    .put("state", "Occitanie")
                    .put("locality", "L'Union, (Toulouse)")
                    .put("emailAddress", "noc@" + draft.host(both + "-first"));
        });
        Registration second =
                registrations.register(CertificateType.VNF_OAM, draft -> describe(draft, both, "second", "DE", "FR"));
        return new Pair(both, first, second);
    }

    /** Names a VNFCI and gives it a second certificate, in another country. */
    private static void describe(
            RegistrationDraft draft, String both, String which, String country, String otherCountry) {
        String label = both + "-" + which;
        ObjectNode certificate = draft.certificate();
        draft.subject().put("subjectId", label);
        draft.subjectName()
                .put("commonName", draft.host(label))
                .put("organization", both)
                .put("country", country);
        certificate.putArray("subjectAlternateName").add(draft.host(label));
        draft.addCertificate(draft.subject(), label + "-more");
        ObjectNode more = (ObjectNode) draft.subject().path("certificateData").path(1);
        ((ObjectNode) more.path("subjectName")).put("organization", both).put("country", otherCountry);
    }

    /** Puts the names of the two subjects in the place of {@code {first}}, {@code {second.id}} and the like. */
    String fill(String text, String nobody) {
        Map<String, String> names = Map.of(
                "{both}", both,
                "{nobody}", nobody,
                "{first}", vnfciId(first),
                "{second}", vnfciId(second),
                "{first.id}", first.id().orElseThrow(),
                "{second.id}", second.id().orElseThrow(),
                "{first.host}", host(first),
                "{second.host}", host(second));
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    /** A condition that only these two subjects meet, for filters that much else matches too. */
    String scope() {
        return "(eq,subjectId/certificateData/subjectName/organization," + both + ")";
    }

    /** The one that a feature file calls first or second. */
    Registration named(String word) {
        return word.equals("first") ? first : second;
    }

    /** The other one. */
    Registration other(String word) {
        return word.equals("first") ? second : first;
    }

    private static String vnfciId(Registration registration) {
        return registration
                .request()
                .path("subjectId")
                .path(0)
                .path("subjectId")
                .asText();
    }

    private static String host(Registration registration) {
        return registration
                .request()
                .at("/subjectId/0/certificateData/0/subjectAlternateName/0")
                .asText();
    }
}
