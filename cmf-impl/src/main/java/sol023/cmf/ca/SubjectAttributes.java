package sol023.cmf.ca;

import java.util.Optional;

/**
 * The attributes of a certificate's subject that can be registered (CertSubjectData of ETSI GS NFV-SOL 002 clause 5.5.3.31). An attribute that is absent is
 * not in the subject's distinguished name either.
 *
 * @param country two letters, ISO 3166
 */
public record SubjectAttributes(
        Optional<String> commonName,
        Optional<String> organization,
        Optional<String> country,
        Optional<String> state,
        Optional<String> locality,
        Optional<String> emailAddress) {

    /** No attribute: the empty distinguished name. */
    public static final SubjectAttributes NONE = new SubjectAttributes(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether no attribute is given. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
