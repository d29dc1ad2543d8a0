package sol023.cmf.access.oauth;

import java.io.IOException;

/** Where the key set comes from. */
@FunctionalInterface
interface KeySource {

    KeySet read() throws IOException;
}
