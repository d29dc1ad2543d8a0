package sol023.conformance.fault.proxy;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Who may connect to the proxy, and as whom the proxy then connects to the origin. */
public interface Credentials {

    /** The server side: the certificate the proxy shows, and a wish for a client certificate. */
    SSLContext server();

    /** The name of the consumer with that certificate; empty text when there is none, any other text for a stranger. */
    String consumer(Optional<X509Certificate> certificate);

    /** The client side for a consumer of that name. */
    SSLContext client(String consumer);
}
