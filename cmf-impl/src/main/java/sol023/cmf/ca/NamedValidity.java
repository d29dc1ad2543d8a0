package sol023.cmf.ca;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Another validity for certificates of certain DNS names. Made for tests: whoever asks for such a name gets a certificate that expires soon.
 *
 * @param pattern a DNS name, or {@code *.} and a domain for every name below it; without case
 * @param validity longer than zero
 */
public record NamedValidity(String pattern, Duration validity) {

    private static final String BELOW = "*.";

    public NamedValidity {
        pattern = pattern.toLowerCase(Locale.ROOT);
        var domain = pattern.startsWith(BELOW) ? pattern.substring(BELOW.length()) : pattern;
        Optional<String> problem = DnsName.problemWith(domain);
        if (problem.isPresent() || domain.contains("*")) {
            throw new IllegalArgumentException(
                    "A pattern is a DNS name, or *. and a domain, such as *.brief.example.org");
        }
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("A validity is longer than zero");
        }
    }

    /** Whether one of the DNS names among the alternative names fits. */
    boolean fits(CertificateNames names) {
        return names.alternativeNames().stream()
                .filter(name -> name.kind() == AlternativeName.Kind.DNS)
                .anyMatch(name -> fits(name.value()));
    }

    private boolean fits(String name) {
        return pattern.startsWith(BELOW) ? name.endsWith(pattern.substring(1)) : name.equals(pattern);
    }
}
