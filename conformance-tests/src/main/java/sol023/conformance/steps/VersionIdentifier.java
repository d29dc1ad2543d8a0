package sol023.conformance.steps;

import java.util.regex.Pattern;

/** How versions are written: three numbers, and perhaps parameters after a hyphen (SOL013 clause 9.1). */
final class VersionIdentifier {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]*\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[^\\s-].*)?");

    private VersionIdentifier() {}

    static boolean isWellFormed(String version) {
        return FORM.matcher(version).matches();
    }

    /** The version without parameters. */
    static String numbers(String version) {
        return version.replaceFirst("-.*", "");
    }
}
