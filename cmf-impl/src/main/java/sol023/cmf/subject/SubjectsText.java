package sol023.cmf.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.cmf.ca.SubjectAttributes;

/** The subjects of an instance as one text for the database: JSON with short names, in the form of this class and of no interface. */
final class SubjectsText {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private SubjectsText() {}

    static String write(List<VnfciSubject> subjects) {
        try {
            return MAPPER.writeValueAsString(subjects.stream().map(Vnfci::of).toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<VnfciSubject> read(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<List<Vnfci>>() {}).stream()
                    .map(Vnfci::subject)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Vnfci(String id, List<Entry> certificates) {

        static Vnfci of(VnfciSubject subject) {
            return new Vnfci(
                    subject.vnfciId(),
                    subject.certificates().stream().map(Entry::of).toList());
        }

        VnfciSubject subject() {
            return new VnfciSubject(id, certificates.stream().map(Entry::entry).toList());
        }
    }

    private record Entry(
            @Nullable String cn,
            @Nullable String o,
            @Nullable String c,
            @Nullable String st,
            @Nullable String l,
            @Nullable String email,
            List<String> san) {

        static Entry of(CertificateEntry entry) {
            var subject = entry.subject();
            return new Entry(
                    subject.commonName().orElse(null),
                    subject.organization().orElse(null),
                    subject.country().orElse(null),
                    subject.state().orElse(null),
                    subject.locality().orElse(null),
                    subject.emailAddress().orElse(null),
                    entry.alternativeNames());
        }

        CertificateEntry entry() {
            return new CertificateEntry(
                    new SubjectAttributes(
                            Optional.ofNullable(cn),
                            Optional.ofNullable(o),
                            Optional.ofNullable(c),
                            Optional.ofNullable(st),
                            Optional.ofNullable(l),
                            Optional.ofNullable(email)),
                    san);
        }
    }
}
