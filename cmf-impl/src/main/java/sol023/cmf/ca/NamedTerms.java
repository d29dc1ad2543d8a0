package sol023.cmf.ca;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Other terms for certificates of certain DNS names. Made for tests: whoever asks for such a name gets, for example, a certificate that expires soon, or has to
 * wait for it.
 *
 * @param pattern a DNS name, or {@code *.} and a domain for every name below it; without case
 * @param validity longer than zero; empty: that of the profile
 * @param approval empty: that of the profile
 */
public record NamedTerms(String pattern, Optional<Duration> validity, Optional<Approval> approval) {

    private static final String BELOW = "*.";

    public NamedTerms {
        pattern = pattern.toLowerCase(Locale.ROOT);
        var domain = pattern.startsWith(BELOW) ? pattern.substring(BELOW.length()) : pattern;
        Optional<String> problem = DnsName.problemWith(domain);
        if (problem.isPresent() || domain.contains("*")) {
            throw new IllegalArgumentException(
                    "A pattern is a DNS name, or *. and a domain, such as *.brief.example.org");
        }
        if (validity.filter(given -> given.isNegative() || given.isZero()).isPresent()) {
            throw new IllegalArgumentException("A validity is longer than zero");
        }
    }

    /** Another validity for such names. */
    public static NamedTerms valid(String pattern, Duration validity) {
        return new NamedTerms(pattern, Optional.of(validity), Optional.empty());
    }

    /** Somebody else decides about such names. */
    public static NamedTerms decided(String pattern, Approval approval) {
        return new NamedTerms(pattern, Optional.empty(), Optional.of(approval));
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
