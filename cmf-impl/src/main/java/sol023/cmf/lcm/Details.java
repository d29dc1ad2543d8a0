package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import sol023.cmf.outbound.OutboundAnswer;

/** What a VNFM says about an error, made fit for a log. */
final class Details {

    private static final int LONGEST = 200;

    private Details() {}

    /** Whether a server that speaks the interface says what is wrong (SOL013 clause 6.4), and not something before it. */
    static boolean isProblem(OutboundAnswer answer) {
        return answer.header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip())
                .filter("application/problem+json"::equalsIgnoreCase)
                .isPresent();
    }

    /** The detail of a problem (SOL013 clause 6.3), with a colon before it; empty if there is none. */
    static String of(OutboundAnswer answer) {
        JsonNode problem;
        try {
            problem = LcmJson.read(answer.text());
        } catch (VnfmException none) {
            return "";
        }
        return Attributes.text(problem, "detail").map(text -> ": " + fit(text)).orElse("");
    }

    private static String fit(String text) {
        var printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
    }
}
