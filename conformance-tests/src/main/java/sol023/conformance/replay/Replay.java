package sol023.conformance.replay;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import sol023.conformance.client.cmp.CmpClient;
import sol023.conformance.client.oauth.TokenException;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.report.ExchangeOutcome;
import sol023.conformance.target.Target;

/** Sends recorded requests to a target, octet by octet as they were, and puts the answers beside the recorded ones. */
public final class Replay {

    private static final Set<String> OF_THE_CONNECTION = Set.of("host", "connection", "content-length");
    private static final byte[] HIDDEN = {'*', '*', '*', '*'};

    private static final Pattern CMP_PATH = Pattern.compile("/\\.?well-?known/cmp");

    private final Target target;
    private final Clock clock;
    private final Decoders decoders;
    private final Redactor redactor;
    private final Transport transport;
    private final Recorder recorder;
    private final Optional<Supplier<String>> token;

    /**
     * @param token a token of ours, in place of one that was redacted; may throw a {@link TokenException}
     * @param recorder where {@code transport} notes what it sends, without secrets
     */
    public Replay(
            Target target,
            Clock clock,
            Decoders decoders,
            Redactor redactor,
            Optional<Supplier<String>> token,
            Transport transport,
            Recorder recorder) {
        this.target = target;
        this.clock = clock;
        this.decoders = decoders;
        this.redactor = redactor;
        this.token = token;
        this.transport = transport;
        this.recorder = recorder;
    }

    /**
     * What came of one request.
     *
     * @param answered whether it was sent and an answer arrived
     * @param lines for people, without secrets
     */
    public record Outcome(boolean answered, List<String> lines) {
        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /** Sends one recorded request again. */
    public Outcome send(ExchangeOutcome exchange) {
        List<String> lines = new ArrayList<>();
        lines.add(exchange.id() + "  " + exchange.request().method() + " "
                + exchange.request().url());
        Optional<String> obstacle = obstacle(exchange.request());
        if (obstacle.isPresent()) {
            lines.add("  not sent: " + obstacle.get());
            return new Outcome(false, lines);
        }
        URI url = URI.create(exchange.request().url());
        URI here = redirected(exchange.request(), url);
        if (!here.equals(url)) {
            lines.add("  sent to " + here);
        }
        List<Header> headers;
        try {
            headers = headers(exchange.request(), url, lines);
        } catch (TokenException e) {
            lines.add("  not sent: the token endpoint " + redactor.text(String.valueOf(e.getMessage())));
            return new Outcome(false, lines);
        }
        Body body = exchange.request().content().body().orElse(Body.EMPTY);
        try {
            transport.send(exchange.request().method(), here, headers, body);
        } catch (NoAnswerException e) {
            lines.add("  " + redactor.text(String.valueOf(e.getMessage())));
        }
        Exchange now = recorder.last().orElseThrow();
        lines.addAll(SideBySide.lines(recorded(exchange, url), now));
        return new Outcome(now.response().isPresent(), lines);
    }

    private List<Header> headers(ExchangeOutcome.RequestSent request, URI url, List<String> lines) {
        List<Header> headers = new ArrayList<>();
        for (Header header : request.content().headers()) {
            if (header.value().contains(Redactor.MARK)) {
                Optional<Header> own = own(header, url);
                own.ifPresent(headers::add);
                lines.add(
                        own.isPresent()
                                ? "  sent with a token of ours, since the recorded one was redacted"
                                : "  left out, since its value was redacted: " + header.name());
            } else if (!OF_THE_CONNECTION.contains(header.name().toLowerCase(Locale.ROOT))) {
                headers.add(header);
            }
        }
        return headers;
    }

    private Optional<Header> own(Header header, URI url) {
        boolean isToken = header.name().equalsIgnoreCase("Authorization")
                && url.getRawPath().contains("/nfv-cert/");
        return isToken ? token.map(given -> new Header(header.name(), "Bearer " + given.get())) : Optional.empty();
    }

    private Optional<String> obstacle(ExchangeOutcome.RequestSent request) {
        ExchangeOutcome.Content content = request.content();
        if (content.octets() > 0 && content.body().isEmpty()) {
            return Optional.of("the results keep only the length of its body; --evidence all keeps bodies");
        }
        byte[] body = content.body().orElse(Body.EMPTY).bytes();
        if (request.url().contains(Redactor.MARK)
                || request.url().contains("%5Bredacted%5D")
                || contains(body, Redactor.MARK.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                || contains(body, HIDDEN)) {
            return Optional.of("a part of it was redacted when it was recorded");
        }
        try {
            URI url = URI.create(request.url());
            boolean http = url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()));
            if (!http) {
                return Optional.of("its URL is none for HTTP");
            }
            return origin(request, url).isPresent()
                    ? Optional.empty()
                    : Optional.of("it went to no interface of the CMF, and may do something there");
        } catch (IllegalArgumentException e) {
            return Optional.of("its URL is no URI");
        }
    }

    private static boolean contains(byte[] body, byte[] part) {
        for (int at = 0; at + part.length <= body.length; at++) {
            if (java.util.Arrays.equals(body, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    // the target may have moved since the run, a lab's above all
    private URI redirected(ExchangeOutcome.RequestSent request, URI url) {
        URI origin = origin(request, url).orElse(url);
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(origin.getScheme() + "://" + origin.getRawAuthority() + url.getRawPath() + query);
    }

    // where it goes now; what only reads, such as the address of a CRL, may be read again wherever it is
    private Optional<URI> origin(ExchangeOutcome.RequestSent request, URI url) {
        URI rest = target.rest().apiRoot();
        URI cmp = target.cmp().base();
        if (url.getRawPath().contains("/nfv-cert/")) {
            return Optional.of(rest);
        }
        if (isCmp(request, url)) {
            return Optional.of(cmp);
        }
        boolean known = List.of(rest.getRawAuthority(), cmp.getRawAuthority()).contains(url.getRawAuthority());
        return known || request.method().equals("GET") ? Optional.of(url) : Optional.empty();
    }

    private static boolean isCmp(ExchangeOutcome.RequestSent request, URI url) {
        return CMP_PATH.matcher(url.getRawPath()).find()
                || request.content().headers().stream()
                        .anyMatch(header -> header.name().equalsIgnoreCase("Content-Type")
                                && header.value().startsWith(CmpClient.MEDIA_TYPE));
    }

    private Exchange recorded(ExchangeOutcome exchange, URI url) {
        Recorder earlier = new Recorder(clock, redactor, decoders);
        Exchange.Request request = new Exchange.Request(
                exchange.request().method(),
                url,
                exchange.request().content().headers(),
                exchange.request().content().body().orElse(Body.EMPTY));
        return exchange.response()
                .map(answer -> earlier.answered(
                        exchange.sent(),
                        request,
                        new Exchange.Response(
                                answer.status(),
                                answer.content().headers(),
                                answer.content().body().orElse(Body.EMPTY))))
                .orElseGet(() -> earlier.unanswered(
                        exchange.sent(), request, exchange.trouble().orElse("reason not recorded")));
    }
}
