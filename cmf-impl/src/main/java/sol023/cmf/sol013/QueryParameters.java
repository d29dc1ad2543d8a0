package sol023.cmf.sol013;

import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The query parameters of a request. A parameter that is not served is refused rather than ignored. */
public final class QueryParameters {

    private static final int SHOWN = 64;

    private QueryParameters() {}

    /** Refuses with 400 what is not in {@code served}, and what is given twice. */
    public static void refuseAllBut(Set<String> served, UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (!served.contains(name)) {
                throw new ProblemException(
                        400, "The query parameter " + printable(name) + " is not served on this resource and method.");
            }
            if (values.size() > 1) {
                throw new ProblemException(400, "The query parameter " + name + " is given more than once.");
            }
        });
    }

    /** Refuses any query parameter. */
    public static void refuseAll(UriInfo uri) {
        refuseAllBut(Set.of(), uri);
    }

    /** Whether a flag is given: a parameter without value, or with the value true (SOL013 clause 5.3). */
    public static boolean flag(String name, UriInfo uri) {
        var value = uri.getQueryParameters().getFirst(name);
        if (value == null) {
            return false;
        }
        if (!value.isEmpty() && !value.equals("true")) {
            throw new ProblemException(400, "The query parameter " + name + " is a flag and takes no value.");
        }
        return true;
    }

    private static String printable(String name) {
        var clean = name.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }
}
