package sol023.cmf.notification;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import sol023.cmf.outbound.Uris;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/**
 * Reads URIs to which the CMF is to send something, and refuses others with 422.
 *
 * @param longest in characters
 * @param plain whether http is taken besides https
 */
record UriReader(int longest, boolean plain) {

    URI read(Pointer place, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw ProblemException.unprocessable(place, "is missing.");
        }
        if (text.length() > longest) {
            throw ProblemException.unprocessable(place, "has more than " + longest + " characters.");
        }
        try {
            var uri = new URI(text);
            var problem = Uris.problem(uri, plain);
            if (problem.isPresent()) {
                throw ProblemException.unprocessable(place, problem.get() + ".");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw ProblemException.unprocessable(place, "is not a URI (RFC 3986).");
        }
    }
}
