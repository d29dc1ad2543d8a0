package sol023.conformance.fault;

import java.io.IOException;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/**
 * What a faulty CMF does with a request. It changes one thing in the exchanges it is about and calls {@link Bench#hit()} each time it has
 * done so; every other exchange passes unchanged. Called by several threads at once.
 */
@FunctionalInterface
public interface Defect {

    Answer answer(Request request, Origin origin, Bench bench) throws IOException;

    /** Whether it is about the requests for tokens, too; they pass unchanged otherwise. */
    default boolean isAboutTokens() {
        return false;
    }
}
