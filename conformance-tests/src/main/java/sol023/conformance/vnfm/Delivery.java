package sol023.conformance.vnfm;

import sol023.conformance.exchange.Exchange;

/**
 * A request to a callback or token endpoint of a scenario.
 *
 * @param exchange the record of it, to which checks refer
 */
public record Delivery(Call call, Exchange exchange) {

    /** As received. */
    public Incoming request() {
        return call.request();
    }
}
