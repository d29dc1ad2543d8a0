package sol023.cmf.ca;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All names of one certificate, in canonical form: what is registered and what a signing request asks for are the same names exactly if they are equal
 * (interpretation I-24).
 */
public record CertificateNames(SubjectAttributes subject, SortedSet<AlternativeName> alternativeNames) {

    public CertificateNames {
        alternativeNames = Collections.unmodifiableSortedSet(new TreeSet<>(alternativeNames));
    }

    /**
     * The names as they are registered: an address literal is an iPAddress, what starts with a scheme is a URI, what contains an at sign is a mail address, and
     * anything else is a DNS name.
     *
     * @throws InvalidNameException if one of them cannot stand in a certificate
     */
    public static CertificateNames of(SubjectAttributes subject, List<String> alternativeNames) {
        SubjectAttributeCheck.check(subject);
        var names = new TreeSet<AlternativeName>();
        for (var index = 0; index < alternativeNames.size(); index++) {
            names.add(AlternativeNameParser.parse(alternativeNames.get(index), "/subjectAlternateName/" + index));
        }
        return new CertificateNames(subject, names);
    }

    /** A text for exact lookup: the SHA-256 over all names, in lower-case hexadecimal. Equal names have equal keys. */
    public String key() {
        var text = new StringBuilder();
        subject.commonName().ifPresent(value -> line(text, "CN", value));
        subject.organization().ifPresent(value -> line(text, "O", value));
        subject.country().ifPresent(value -> line(text, "C", value));
        subject.state().ifPresent(value -> line(text, "ST", value));
        subject.locality().ifPresent(value -> line(text, "L", value));
        subject.emailAddress().ifPresent(value -> line(text, "E", value));
        alternativeNames.forEach(name -> line(text, name.kind().name(), name.value()));
        return Digests.sha256Hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Values hold no control characters, so a line end separates without doubt. */
    private static void line(StringBuilder text, String attribute, String value) {
        text.append(attribute).append('=').append(value).append('\n');
    }
}
