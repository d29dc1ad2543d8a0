package sol023.conformance.fault.proxy;

import java.io.IOException;

/** Answers a request in the place of the origin, or with its help. Called by several threads at once. */
@FunctionalInterface
public interface Interceptor {

    /** Changes nothing. */
    Interceptor NONE = (request, origin) -> origin.send(request);

    Answer answer(Request request, Origin origin) throws IOException;
}
