package sol023.conformance.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** A RegistrationRequest in the making (table 5.6.4.2.3-1), right from the start; a variation changes one thing of it. */
final class RegistrationDraft {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final String name;
    private final CertificateType type;
    private UnaryOperator<String> text = UnaryOperator.identity();
    private String mediaType = "application/json";

    /** @param name a label that is used by nobody else, for example {@code vnfci-7f3a-1} */
    RegistrationDraft(String name, CertificateType type) {
        this.name = name;
        this.type = type;
        root.put("certType", type.restValue());
        addVnfci(name);
        root.put("typeOfVnfcCertHandling", "delegation_mode");
    }

    ObjectNode root() {
        return root;
    }

    CertificateType type() {
        return type;
    }

    /** The first element of subjectId. */
    ObjectNode subject() {
        return (ObjectNode) root.withArray("subjectId").get(0);
    }

    /** The first element of certificateData of the first subject. */
    ObjectNode certificate() {
        return (ObjectNode) subject().withArray("certificateData").get(0);
    }

    /** The names of that certificate's subject. */
    ObjectNode subjectName() {
        return (ObjectNode) certificate().get("subjectName");
    }

    String host(String label) {
        return label + ".sol023.example";
    }

    String name() {
        return name;
    }

    /** Adds a VNFCI with one certificate. */
    void addVnfci(String label) {
        ObjectNode subject = root.withArray("subjectId").addObject();
        subject.put("subjectId", label);
        addCertificate(subject, label);
    }

    void addCertificate(ObjectNode subject, String label) {
        ObjectNode certificate = subject.withArray("certificateData").addObject();
        ObjectNode subjectName = certificate.putObject("subjectName");
        subjectName.put("commonName", host(label));
        subjectName.put("organization", "Conformance");
        ArrayNode alternatives = certificate.putArray("subjectAlternateName");
        alternatives.add(host(label));
    }

    /** Changes the text after the JSON was written. */
    void text(UnaryOperator<String> change) {
        this.text = change;
    }

    void mediaType(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String write() {
        return text.apply(root.toString());
    }
}
