package sol023.cmf.lcm;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the link to the next page of a list (SOL013 clause 5.4.2.3, RFC 8288). */
final class NextPage {

    /** All possessive: what may be given back costs stack for each parameter, of which a header may have thousands. */
    private static final Pattern LINK = Pattern.compile("<([^>]*+)>((?:\\s*+;[^,;\"]*+(?:\"[^\"]*+\"[^,;\"]*+)?+)*+)");

    private static final Pattern REL =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))", Pattern.CASE_INSENSITIVE);

    private NextPage() {}

    /**
     * Where the next page is, as it is written.
     *
     * @param headers the values of Link
     * @throws VnfmException if that is nothing to go to
     */
    static Optional<URI> find(List<String> headers, URI page) {
        for (var header : headers) {
            var links = LINK.matcher(header);
            while (links.find()) {
                if (isNext(links.group(2))) {
                    return Optional.of(resolve(page, links.group(1).strip()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNext(String parameters) {
        var rel = REL.matcher(parameters);
        if (!rel.find()) {
            return false;
        }
        var value = rel.group(1) == null ? rel.group(2) : rel.group(1);
        return Arrays.asList(value.toLowerCase(Locale.ROOT).split("\\s+", -1)).contains("next");
    }

    private static URI resolve(URI page, String reference) {
        try {
            // java.net.URI takes a lone query for one of the folder (RFC 2396), RFC 3986 section 5.2.2 for one of the
            // page
            return page.resolve(reference.startsWith("?") ? page.getRawPath() + reference : reference);
        } catch (IllegalArgumentException e) {
            throw new VnfmException(VnfmException.Kind.UNUSABLE, "the VNFM's link to the next page is no URI", e);
        }
    }
}
