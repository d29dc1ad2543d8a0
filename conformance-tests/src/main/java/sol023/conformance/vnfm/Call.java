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
        for (Reply each = reply; each instanceof Reply.Late late; each = late.then()) {
            took = took.plus(late.after());
        }
        Optional<Exchange.Response> response =
                answer().map(given -> new Exchange.Response(given.status(), given.headers(), given.body()));
        return recorder.received(
                request.at(), took, sent, response, "we closed the connection without an answer, on purpose");
    }

    /** The status of the answer; 0 if there is none. */
    public int status() {
        return answer().map(Reply.Answer::status).orElse(0);
    }

    /** What it was answered; empty if it was not. */
    public Optional<Reply.Answer> answer() {
        Reply end = reply;
        while (end instanceof Reply.Late late) {
            end = late.then();
        }
        return end instanceof Reply.Answer answer ? Optional.of(answer) : Optional.empty();
    }
}
