package sol023.cmf.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.SubjectAttributes;

/** Makes registrations of few values that are hard to handle, and writes instances as JSON without any code of the CMF. */
final class SubjectModels {

    private static final List<String> TEXTS = List.of(
            "a1.example.org",
            "A1.EXAMPLE.ORG",
            "a1.example.or",
            "Acme, Inc.",
            "O'Neil (EU)",
            "''",
            "x;y|z",
            "100%_sure\\n",
            "a/b~1c",
            "?:name <x>",
            "select 1",
            "\u00fc\u00df",
            "\uff61high",
            "\ud83d\ude00 smile",
            "(",
            "-1");
    private static final List<String> NAMES = List.of(
            "a1.example.org",
            "a2.example.org",
            "b-1.example.net",
            "10.0.0.1",
            "192.0.2.7",
            "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
            "https://x.example.org/a?b=c,d",
            "o'neil@example.org",
            "*.example.org");

    private SubjectModels() {}

    static Registration registration(Random random, int number) {
        var vnfcis = new ArrayList<VnfciSubject>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var entries = new ArrayList<CertificateEntry>();
            for (int j = 0; j <= random.nextInt(3); j++) {
                entries.add(new CertificateEntry(attributes(random), names(random)));
            }
            var text = TEXTS.get(random.nextInt(TEXTS.size()));
            vnfcis.add(new VnfciSubject(text + "#" + number % 7 + "/" + i + "/" + number, entries));
        }
        return new Registration(random.nextInt(3) == 0 ? CertificateType.VNF_OAM : CertificateType.VNFCI, vnfcis);
    }

    private static SubjectAttributes attributes(Random random) {
        if (random.nextInt(4) == 0) {
            return SubjectAttributes.NONE;
        }
        return new SubjectAttributes(
                text(random),
                text(random),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean() ? "FR" : "DE"),
                text(random),
                text(random),
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of("a@example.org"));
    }

    private static Optional<String> text(Random random) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    private static List<String> names(Random random) {
        var names = new ArrayList<>(NAMES);
        java.util.Collections.shuffle(names, random);
        return names.subList(0, 1 + random.nextInt(3));
    }

    static ObjectNode json(SubjectInstance instance) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", instance.id().text());
        json.put("certType", instance.registration().type().restValue());
        json.put("typeOfVnfcCertHandling", "delegation_mode");
        var vnfcis = json.putArray("subjectId");
        for (var vnfci : instance.registration().subjects()) {
            var entry = vnfcis.addObject();
            entry.put("subjectId", vnfci.vnfciId());
            var data = entry.putArray("certificateData");
            vnfci.certificates().forEach(certificate -> data.add(json(certificate)));
        }
        json.putObject("_links")
                .putObject("self")
                .put("href", Lists.SELF + "/" + instance.id().text());
        return json;
    }

    private static JsonNode json(CertificateEntry entry) {
        var json = JsonNodeFactory.instance.objectNode();
        if (!entry.subject().isEmpty()) {
            var name = json.putObject("subjectName");
            entry.subject().commonName().ifPresent(value -> name.put("commonName", value));
            entry.subject().organization().ifPresent(value -> name.put("organization", value));
            entry.subject().country().ifPresent(value -> name.put("country", value));
            entry.subject().state().ifPresent(value -> name.put("state", value));
            entry.subject().locality().ifPresent(value -> name.put("locality", value));
            entry.subject().emailAddress().ifPresent(value -> name.put("emailAddress", value));
        }
        var names = json.putArray("subjectAlternateName");
        entry.alternativeNames().forEach(names::add);
        return json;
    }
}
