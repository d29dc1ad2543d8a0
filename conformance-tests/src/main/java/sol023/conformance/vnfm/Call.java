package sol023.conformance.vnfm;

import java.time.Duration;
import java.util.Optional;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Recorder;

/** A request that came in, and what was done with it. */
public record Call(Incoming request, Reply reply) {

    /** Puts it among the exchanges of a scenario. */
    public Exchange recordIn(Recorder recorder) {
        Exchange.Request sent =
                new Exchange.Request(request.method(), request.url(), request.headers(), request.body());
        Duration took = Duration.ZERO;
        Reply end = reply;
        while (end instanceof Reply.Late late) {
            took = took.plus(late.after());
            end = late.then();
        }
        Optional<Exchange.Response> response = end instanceof Reply.Answer answer
                ? Optional.of(new Exchange.Response(answer.status(), answer.headers(), answer.body()))
                : Optional.empty();
        return recorder.received(
                request.at(), took, sent, response, "we closed the connection without an answer, on purpose");
    }

    /** The status of the answer; 0 if there is none. */
    public int status() {
        Reply end = reply;
        while (end instanceof Reply.Late late) {
            end = late.then();
        }
        return end instanceof Reply.Answer answer ? answer.status() : 0;
    }
}
