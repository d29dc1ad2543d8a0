package sol023.conformance.steps;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marker in the URI of a page (SOL013 clause 5.4.2.3), which says nothing to whoever follows the link. */
final class PageMarker {

    private static final Pattern MARKER = Pattern.compile("[?&]nextpage_opaque_marker=([^&#]+)");

    private PageMarker() {}

    /** The marker as it stands in the reference. */
    static Optional<String> of(String reference) {
        Matcher marker = MARKER.matcher(reference);
        return marker.find() ? Optional.of(marker.group(1)) : Optional.empty();
    }

    /** The same reference with another marker. */
    static String replace(String reference, String other) {
        Matcher marker = MARKER.matcher(reference);
        if (!marker.find()) {
            return reference;
        }
        return reference.substring(0, marker.start(1)) + other + reference.substring(marker.end(1));
    }

    /** Another marker: damaged in the middle, cut short, or made up. */
    static String spoilt(String marker, String how) {
        int middle = marker.length() / 2;
        return switch (how) {
            case "damaged" ->
                marker.substring(0, middle) + (marker.charAt(middle) == 'A' ? 'B' : 'A') + marker.substring(middle + 1);
            case "cut short" -> marker.substring(0, middle);
            case "made up" -> "made-up-by-the-conformance-suite";
            default -> throw new IllegalArgumentException("nobody knows how a marker is " + how);
        };
    }
}
