package sol023.cmf.ca;

/**
 * A subject alternative name in canonical form: two that mean the same are equal.
 *
 * @param value DNS names and the domains of mail addresses in lower case, addresses as RFC 5952 writes them
 */
public record AlternativeName(Kind kind, String value) implements Comparable<AlternativeName> {

    /** The forms of GeneralName (RFC 5280 §4.2.1.6) that the CMF certifies. */
    public enum Kind {
        DNS,
        IP,
        URI,
        MAIL
    }

    @Override
    public int compareTo(AlternativeName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind + ":" + value;
    }
}
