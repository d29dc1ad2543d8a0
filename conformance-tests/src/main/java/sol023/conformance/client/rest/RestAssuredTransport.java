package sol023.conformance.client.rest;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.Target;

/**
 * HTTP over REST-assured on connections that stay open: no redirect is followed, nothing is retried, each request and its
 * answer are recorded.
 */
public final class RestAssuredTransport implements Transport {

    private final RestAssuredConfig config;
    private final Recorder recorder;
    private final Clock clock;

    public RestAssuredTransport(Connections connections, Target.Timeouts timeouts, Recorder recorder, Clock clock) {
        this.config = RestAssuredConfig.config()
                .sslConfig(SSLConfig.sslConfig().sslSocketFactory(connections.sockets()))
                .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                .httpClient(HttpClientConfig.httpClientConfig()
                        .httpClientFactory(connections::client)
                        .setParam("http.connection.timeout", (int)
                                timeouts.connect().toMillis())
                        .setParam("http.socket.timeout", (int) timeouts.answer().toMillis()));
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public HttpAnswer send(String method, URI url, List<Header> headers, Body body) {
        Instant sent = clock.instant();
        Exchange.Request request = new Exchange.Request(method, url, headers, body);
        Response response;
        try {
            response = specification(headers, body).request(method, url);
        } catch (Exception e) { // REST-assured throws checked exceptions that it does not declare
            recorder.unanswered(sent, request, String.valueOf(e));
            throw new NoAnswerException("no answer to " + method + " " + url, e);
        }
        List<Header> received = response.getHeaders().asList().stream()
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
        Body content = new Body(response.asByteArray());
        Exchange exchange =
                recorder.answered(sent, request, new Exchange.Response(response.statusCode(), received, content));
        return new HttpAnswer(exchange, response.statusCode(), received, content);
    }

    private RequestSpecification specification(List<Header> headers, Body body) {
        EncoderConfig encoder =
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase("Content-Type")) {
                encoder = encoder.encodeContentTypeAs(header.value(), ContentType.BINARY);
            }
        }
        RequestSpecification specification =
                RestAssured.given().config(config.encoderConfig(encoder)).urlEncodingEnabled(false);
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase("Content-Type")) {
                specification.contentType(header.value());
            } else {
                specification.header(header.name(), header.value());
            }
        }
        return body.length() == 0 ? specification : specification.body(body.bytes());
    }
}
