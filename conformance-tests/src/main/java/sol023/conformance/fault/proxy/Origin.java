package sol023.conformance.fault.proxy;

import java.io.IOException;

/** The server behind the proxy, as an interceptor sees it. */
public interface Origin {

    /** Forwards a request with the credential of the consumer it names; addresses in the answer point to the proxy. */
    Answer send(Request request) throws IOException;

    /** The address of the proxy: scheme, host and port. */
    String address();
}
