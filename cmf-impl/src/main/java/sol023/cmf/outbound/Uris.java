package sol023.cmf.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What is asked of URIs to which something is sent. */
public final class Uris {

    private static final int SHOWN = 200;

    private Uris() {}

    /**
     * What is wrong with the URI; empty if something could be sent there.
     *
     * @param plain whether http is taken besides https
     */
    public static Optional<String> problem(URI uri, boolean plain) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
            return Optional.of(plain ? "has to be an http or https URI" : "has to be an https URI");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() == 0 || uri.getPort() > 0xffff) {
            return Optional.of("has no host and port that something can be sent to");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("has to be without user information and fragment");
        }
        return Optional.empty();
    }

    static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** For logs and answers: without the query, which may have secrets in it. */
    public static String shown(URI uri) {
        var text = uri.getScheme() + "://" + uri.getRawAuthority() + (uri.getRawPath() == null ? "" : uri.getRawPath());
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
