package sol023.conformance.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import sol023.conformance.requirement.EditionIndex;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.VnfmTarget;

/** Examines the description of a VNFM under test: files, tokens, whether it can be reached, and where the suite itself listens. */
final class VnfmTargetExam {

    private static final String SECTION = "vnfmUnderTest.";
    private static final String TRUST = SECTION + "trust";

    private final VnfmTarget target;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    VnfmTargetExam(VnfmTarget target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    List<Finding> examine() {
        files();
        if (!findings.isEmpty()) {
            return findings;
        }
        findings.add(Finding.fine("files, certificates and keys fit together"));
        try {
            network();
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.problem(SECTION + "tls", "cannot be used for TLS: " + e.getMessage()));
        }
        target.callback()
                .ifPresent(callback -> findings.addAll(
                        new VnfmExam(target.timeouts(), target.tls(), SECTION + "callback", callback, clock)
                                .examine()));
        return findings;
    }

    private void files() {
        if (!target.release().equals(EditionIndex.EDITION)) {
            findings.add(Finding.problem(
                    "target.release",
                    "is " + target.release() + "; this suite judges by edition " + EditionIndex.EDITION));
        }
        PemExam pem = new PemExam(clock, findings);
        target.trust().ifPresent(file -> pem.certificates(TRUST, file));
        target.tls().ifPresent(files -> pem.pair(SECTION + "tls", files));
        target.callback().ifPresent(callback -> {
            pem.pair(SECTION + "callback.tls", callback.tls());
            callback.trust().ifPresent(file -> pem.certificates(SECTION + "callback.trust", file));
        });
        target.oauth().ifPresent(oauth -> oauth(pem, SECTION, oauth, "apiRoot", target.apiRoot()));
        target.endpoint().ifPresent(endpoint -> endpoint.oauth()
                .ifPresent(oauth -> oauth(pem, SECTION + "notificationEndpoint.", oauth, "uri", endpoint.uri())));
        new HookExam(target, pem, findings).examine();
    }

    private void oauth(PemExam pem, String section, OAuth oauth, String key, URI uri) {
        oauth.trust().ifPresent(file -> pem.certificates(section + "oauth.trust", file));
        if (!uri.getScheme().equals("https")) {
            findings.add(Finding.problem(
                    section + key,
                    "must be an https URI, since " + section + "oauth is given: tokens travel over TLS only"));
        }
        if (oauth.secret().isEmpty() && target.tls().isEmpty()) {
            findings.add(Finding.problem(
                    SECTION + "tls", "is missing, although " + section + "oauth.mtls says that it is shown"));
        }
    }

    private void network() throws IOException, GeneralSecurityException {
        SSLContext context = TlsContext.of(target.trust(), target.tls());
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(target.timeouts().connect())
                .sslContext(context)
                .build();
        ConnectionTrouble trouble = new ConnectionTrouble(context, target.timeouts(), SECTION + "tls");
        Optional<String> token = target.oauth().flatMap(oauth -> token(SECTION, oauth));
        if (token.isPresent() || target.oauth().isEmpty()) {
            call(client, trouble, URI.create(target.apiRoot() + "/vnflcm/v2/api_versions"), "apiRoot", token);
        }
        target.endpoint().ifPresent(endpoint -> {
            Optional<String> own = endpoint.oauth().flatMap(oauth -> token(SECTION + "notificationEndpoint.", oauth));
            if (own.isPresent() || endpoint.oauth().isEmpty()) {
                call(client, trouble, endpoint.uri(), "notificationEndpoint.uri", own);
            }
        });
    }

    private Optional<String> token(String section, OAuth oauth) {
        return new TokenTrial(target, target.tls(), target.trust(), clock, findings)
                .fetch(section + "oauth", "scope", oauth, oauth.scope());
    }

    /** Whether somebody answers there who is no web page; what the answer says is for the scenarios to judge. */
    private void call(HttpClient client, ConnectionTrouble trouble, URI uri, String key, Optional<String> token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(target.timeouts().answer())
                .header("Accept", "application/json, application/problem+json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            HttpResponse<String> answer = client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
            findings.add(judged(uri, SECTION + key, answer, token.isPresent()));
        } catch (IOException e) {
            findings.add(trouble.explain(e, uri, SECTION + key, TRUST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            findings.add(Finding.problem(SECTION + key, "the examination was interrupted"));
        }
    }

    private static Finding judged(URI uri, String key, HttpResponse<String> answer, boolean authorized) {
        int status = answer.statusCode();
        if (WebPage.is(answer)) {
            return Finding.problem(
                    key,
                    uri + " answers with a web page (status " + status
                            + "): this is a proxy, a portal or another server, but no VNFM");
        }
        if (status >= 300 && status < 400) {
            return Finding.problem(
                    key,
                    "GET " + uri + " was redirected (" + status + ") to "
                            + answer.headers().firstValue("Location").orElse("nowhere"));
        }
        if (status == 401 && !authorized) {
            return Finding.problem(
                    key.equals(SECTION + "apiRoot") ? SECTION + "oauth" : SECTION + "notificationEndpoint.oauth",
                    "is missing: GET " + uri + " was answered 401");
        }
        return Finding.fine("GET " + uri + " is answered " + status);
    }
}
