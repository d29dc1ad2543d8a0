package sol023.conformance.client.rest;

import java.net.URI;
import java.util.List;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;

/** Sends one HTTP request of any kind and waits for its answer. */
public interface Transport {

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param headers all of them; nothing is added but what HTTP itself needs
     * @param body {@link Body#EMPTY} for none
     * @throws sol023.conformance.exchange.NoAnswerException when no answer came
     */
    HttpAnswer send(String method, URI url, List<Header> headers, Body body);
}
