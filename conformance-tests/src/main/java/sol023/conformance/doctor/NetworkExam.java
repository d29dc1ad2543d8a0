package sol023.conformance.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.cmp.CmpClient;
import sol023.conformance.client.cmp.CmpPath;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Target;

/** Looks at the target itself: connection, TLS, credential, version, clock, and the paths of CMP. */
final class NetworkExam {

    private static final String SUBJECTS = "/nfv-cert/v1/subjects";
    private final Target target;
    private final Clock clock;
    private final ConnectionTrouble trouble;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> token = Optional.empty();

    /** Needs files that the {@link FileExam} has found in order. */
    NetworkExam(Target target, Clock clock) throws IOException, GeneralSecurityException {
        this.target = target;
        this.clock = clock;
        this.trouble = new ConnectionTrouble(
                TlsContext.of(target.rest().trust(), target.vnfm().tls()), target.timeouts(), "credentials.vnfm.tls");
    }

    List<Finding> examine() {
        HttpClient client;
        try {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(target.timeouts().connect())
                    .sslContext(
                            TlsContext.of(target.rest().trust(), target.vnfm().tls()))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.problem("credentials.vnfm.tls", "cannot be used for TLS: " + e.getMessage()));
            return findings;
        }
        if (target.supports(Capability.REST_OAUTH)) {
            token = new TokenExam(target, clock, findings).examine();
        }
        HttpRequest.Builder query = request(URI.create(target.rest().apiRoot() + SUBJECTS))
                .header("Accept", "application/json")
                .header("Version", target.rest().version());
        token.ifPresent(value -> query.header("Authorization", "Bearer " + value));
        send(client, query.GET().build(), HttpResponse.BodyHandlers.ofString(), "rest.apiRoot", "rest.trust")
                .ifPresent(this::judge);
        if (findings.stream().noneMatch(Finding::isProblem)) {
            cmp(client);
        }
        return findings;
    }

    private void judge(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (WebPage.is(answer)) {
            findings.add(Finding.problem(
                    "rest.apiRoot",
                    target.rest().apiRoot() + " answers with a web page (status " + status
                            + "): this is a proxy, a portal or another server, but no CMF"));
            return;
        }
        if (status >= 300 && status < 400) {
            findings.add(Finding.problem(
                    "rest.apiRoot",
                    "GET " + SUBJECTS + " was redirected (" + status + ") to "
                            + answer.headers().firstValue("Location").orElse("nowhere")));
            return;
        }
        switch (status) {
            case 401, 403 ->
                findings.add(Finding.problem(
                        token.isPresent() ? "credentials.vnfm.oauth" : "credentials.vnfm.tls",
                        "was refused: GET " + SUBJECTS + " was answered " + status));
            case 404 ->
                findings.add(Finding.problem(
                        "rest.apiRoot", target.rest().apiRoot() + " does not serve " + SUBJECTS + " (404)"));
            case 406 ->
                findings.add(Finding.problem(
                        "rest.version", target.rest().version() + " is not served (406): " + firstLine(answer.body())));
            default ->
                findings.add(Finding.fine("the credential is accepted; GET " + SUBJECTS + " is answered " + status));
        }
        answer.headers().firstValue("Date").ifPresent(this::clocks);
    }

    private void clocks(String date) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            findings.add(ClockExam.compare(clock.instant(), theirs, "the Date header"));
        } catch (DateTimeException e) {
            findings.add(Finding.fine("the target's Date header cannot be read: " + date));
        }
    }

    private void cmp(HttpClient client) {
        List<String> candidates = target.cmp()
                .path()
                .map(List::of)
                .orElse(CmpPath.SPELLINGS.stream().map(CmpPath::template).toList());
        List<String> served = new ArrayList<>();
        for (String candidate : candidates) {
            Optional<HttpResponse<byte[]>> answer = post(client, uri(candidate), new byte[] {0x30, 0x00});
            if (answer.isEmpty()) {
                return;
            }
            if (WebPage.is(answer.get())) {
                findings.add(Finding.problem(
                        "cmp.base",
                        target.cmp().base() + " answers with a web page (status "
                                + answer.get().statusCode()
                                + "): this is a proxy, a portal or another server, but no CMF"));
                return;
            }
            if (answer.get().statusCode() != 404) {
                served.add(candidate);
            }
        }
        if (served.isEmpty()) {
            findings.add(Finding.problem(
                    target.cmp().path().isPresent() ? "cmp.path" : "cmp.base",
                    target.cmp().base() + " serves none of " + String.join(", ", candidates)));
        } else {
            findings.add(Finding.fine("CMP is served under " + String.join(", ", served)));
            protection(client, uri(served.get(0)));
        }
    }

    private URI uri(String template) {
        return new CmpPath(template).uri(target.cmp().base(), "vnfc-certificates", "pkcs10");
    }

    private void protection(HttpClient client, URI uri) {
        CmpExam.Post post = (to, message) -> post(client, to, message).map(HttpResponse::body);
        try {
            findings.addAll(new CmpExam(target, clock, post).examine(uri));
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.problem("credentials", "cannot be used for CMP: " + e.getMessage()));
        }
    }

    private Optional<HttpResponse<byte[]>> post(HttpClient client, URI uri, byte[] message) {
        HttpRequest request = request(uri)
                .header("Content-Type", CmpClient.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                .build();
        return send(client, request, HttpResponse.BodyHandlers.ofByteArray(), "cmp.base", "rest.trust");
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(target.timeouts().answer());
    }

    private <T> Optional<HttpResponse<T>> send(
            HttpClient client,
            HttpRequest request,
            HttpResponse.BodyHandler<T> body,
            String addressKey,
            String trustKey) {
        try {
            return Optional.of(client.send(request, body));
        } catch (IOException e) {
            findings.add(trouble.explain(e, request.uri(), addressKey, trustKey));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            findings.add(Finding.problem(addressKey, "the examination was interrupted"));
        }
        return Optional.empty();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
