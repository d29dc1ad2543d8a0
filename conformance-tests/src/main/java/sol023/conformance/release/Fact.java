package sol023.conformance.release;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One thing that a contract says.
 *
 * @param key what it says it of
 * @param value what it says, in words that differ exactly when the meaning does
 * @param clauses of SOL023 that stand beside it in the contract
 */
record Fact(Key key, String value, Set<String> clauses) {

    private static final Pattern CLAUSE = Pattern.compile("(?:clauses?|tables?|and) ([0-9]+(?:\\.[0-9]+[a-z]?)+)");

    /** What kind of thing a contract says, in the order of reports. */
    enum Part {
        VERSION,
        OPERATION,
        PARAMETER,
        REQUEST,
        RESPONSE,
        TYPE,
        ATTRIBUTE
    }

    /**
     * What a fact is about.
     *
     * @param path of the resource; empty text for types
     * @param name of the parameter, response code, type or attribute, for example {@code RegistrationRequest.certType}
     */
    record Key(String document, Part part, String path, String method, String name) {

        Key at(String otherPath) {
            return new Key(document, part, otherPath, method, name);
        }

        /** In words, without the document. */
        String words() {
            String operation = method.isEmpty() ? path : method + " " + path;
            return switch (part) {
                case VERSION -> "version of the API";
                case OPERATION -> operation;
                case PARAMETER -> operation + ", parameter " + name;
                case REQUEST -> operation + ", content of the request";
                case RESPONSE -> operation + ", response " + name;
                case TYPE -> "type " + name;
                case ATTRIBUTE -> name;
            };
        }
    }

    /** The clauses that a description names. */
    static Set<String> clausesIn(String description) {
        Set<String> clauses = new TreeSet<>();
        CLAUSE.matcher(description).results().forEach(match -> clauses.add(match.group(1)));
        return clauses;
    }
}
