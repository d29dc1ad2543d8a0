package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.ANSWER_WWW_AUTHENTICATE;
import static sol023.conformance.requirement.Requirement.FORBIDDEN;
import static sol023.conformance.requirement.Requirement.TOKEN_ACCEPTED;
import static sol023.conformance.requirement.Requirement.TOKEN_EXPIRED;
import static sol023.conformance.requirement.Requirement.TOKEN_FOREIGN_SIGNATURE;
import static sol023.conformance.requirement.Requirement.TOKEN_MALFORMED;
import static sol023.conformance.requirement.Requirement.TOKEN_SCOPE_TOO_SMALL;
import static sol023.conformance.requirement.Requirement.UNAUTHORIZED;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.client.oauth.Token;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.requirement.Requirement;

/** SOL013 clauses 6.4 and 8.3.3: tokens that are taken, and those that are not. */
public final class TokenSteps {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final Answers answers;
    private final Clock clock;
    private Optional<HttpAnswer> answer = Optional.empty();
    private boolean byAnother;

    public TokenSteps(Checks checks, Parties parties, Registrations registrations, Answers answers, Clock clock) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.answers = answers;
        this.clock = clock;
    }

    @When("the VNFM queries all subjects with its token")
    public void withItsToken() {
        answers.note(parties.vnfm().subjects().list());
    }

    @Then("the token is accepted")
    public void accepted() {
        checks.check(
                TOKEN_ACCEPTED,
                "the request with the token is served",
                () -> assertThat(answers.last().status()).as("HTTP status").isEqualTo(200));
    }

    @When("somebody without token and certificate queries all subjects")
    public void nobody() {
        unlessRefused(parties.without(parties.nobody()), "");
    }

    @Then("the CMF does not know who it is")
    public void unknown() {
        // a server that demands a certificate in the handshake has refused before HTTP (I-30)
        int status = answer.map(HttpAnswer::status).orElse(401);
        checks.check(
                UNAUTHORIZED,
                "a request without token and certificate is answered with 401 or not at all",
                () -> assertThat(status).as("HTTP status").isEqualTo(401));
        challenge();
    }

    @When("somebody without certificate queries all subjects with the token of the VNFM in the URI")
    public void inTheUri() {
        String token = source().ordinary();
        unlessRefused(parties.without(parties.nobody()), "access_token=" + token);
    }

    @Then("the token is not looked for there")
    public void notThere() {
        int status = answer.map(HttpAnswer::status).orElse(401);
        checks.advise(UNAUTHORIZED, "a token in the URI is not taken (RFC 6750 §2.3)", () -> assertThat(status)
                .as("HTTP status")
                .isBetween(400, 499));
    }

    @When("the VNFM queries all subjects with {string}")
    public void forged(String change) {
        Optional<String> token = TokenChanges.named(change, source().ordinary());
        if (token.isPresent()) {
            queries(parties.vnfm().transport(), token.get());
        }
    }

    @Then("the CMF refuses the forged token")
    public void refusesForged() {
        if (answer.isEmpty()) {
            checks.notApplicable(TOKEN_FOREIGN_SIGNATURE, "The token is no signed one (JWT).");
            checks.notApplicable(ANSWER_WWW_AUTHENTICATE, "The token is no signed one (JWT).");
            return;
        }
        refused(TOKEN_FOREIGN_SIGNATURE, "the forged token is answered with 401");
    }

    @When("the VNFM queries all subjects with what is no token")
    public void garbage() {
        queries(parties.vnfm().transport(), "no-token-at-all");
    }

    @Then("the CMF refuses what is no token")
    public void refusesGarbage() {
        int status = answer.map(HttpAnswer::status).orElse(0);
        checks.check(TOKEN_MALFORMED, "what is no token is answered with 400 or 401", () -> assertThat(status)
                .as("HTTP status")
                .isIn(400, 401));
    }

    @When("the VNFM queries all subjects with a token that has expired")
    public void expired() {
        Optional<String> given =
                source().settings().expired().map(secret -> new String(secret.bytes(), StandardCharsets.UTF_8));
        String token = given.orElseGet(this::waitedFor);
        queries(parties.vnfm().transport(), token);
    }

    private String waitedFor() {
        Token token = source().special(source().settings().brief().orElseThrow());
        Instant end = token.expires().plusSeconds(1);
        if (end.isAfter(clock.instant().plus(PATIENCE))) {
            checks.unobservable(
                    TOKEN_EXPIRED,
                    "a token that has expired is answered with 401",
                    "With oauth.brief the token lives until " + token.expires() + ", too long to wait for.");
        }
        while (clock.instant().isBefore(end)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return token.value();
    }

    @Then("the CMF refuses the token that has expired")
    public void refusesExpired() {
        refused(TOKEN_EXPIRED, "the token that has expired is answered with 401");
    }

    @When("the VNFM queries all subjects with a token for another audience")
    public void elsewhere() {
        String more = source().settings().elsewhere().orElseThrow();
        queries(parties.vnfm().transport(), source().special(more).value());
    }

    @Then("the CMF refuses the token for another audience")
    public void refusesElsewhere() {
        refused(UNAUTHORIZED, "a token for another audience is answered with 401");
    }

    @When("another VNFM sends a {word} to the subject with its token")
    public void anotherWithItsToken(String method) {
        byAnother = true;
        String id = registrations.current().id().orElseThrow();
        SubjectsClient subjects = parties.other().subjects();
        answers.note(method.equals("DELETE") ? subjects.deregister(id) : subjects.read(id));
    }

    @Then("another consumer's subject is hidden")
    public void hidden() {
        checks.on(answers.last().exchange())
                .advise(FORBIDDEN, "another consumer's subject is answered with 403 or 404", () -> assertThat(
                                answers.last().status())
                        .as("HTTP status")
                        .isIn(403, 404));
    }

    @Then("the subject is as it was")
    public void asItWas() {
        HttpAnswer refusal = answers.last();
        if (!refusal.exchange().request().method().equals("DELETE")) {
            return;
        }
        HttpAnswer read =
                parties.vnfm().subjects().read(registrations.current().id().orElseThrow());
        Checks on = checks.on(refusal.exchange(), read.exchange());
        String what = "the subject still exists";
        if (byAnother) {
            on.advise(FORBIDDEN, what, () -> assertThat(read.status())
                    .as("HTTP status")
                    .isEqualTo(200));
        } else {
            on.check(TOKEN_SCOPE_TOO_SMALL, what, () -> assertThat(read.status())
                    .as("HTTP status")
                    .isEqualTo(200));
        }
    }

    @When("another VNFM queries all subjects with the token of the VNFM")
    public void anothersToken() {
        queries(parties.other().transport(), source().ordinary());
    }

    @Then("a token of another consumer is refused")
    public void anothersTokenIsRefused() {
        int status = answer.map(HttpAnswer::status).orElse(0);
        checks.advise(UNAUTHORIZED, "a token does not go with another consumer's certificate", () -> assertThat(status)
                .as("HTTP status")
                .isIn(401, 403));
    }

    private void refused(Requirement requirement, String what) {
        int status = answer.map(HttpAnswer::status).orElse(0);
        checks.check(
                requirement, what, () -> assertThat(status).as("HTTP status").isEqualTo(401));
        challenge();
    }

    private void challenge() {
        if (answer.filter(a -> a.status() == 401).isEmpty()) {
            checks.notApplicable(ANSWER_WWW_AUTHENTICATE, "The answer is not 401.");
            return;
        }
        checks.check(ANSWER_WWW_AUTHENTICATE, "the answer 401 has WWW-Authenticate", () -> assertThat(
                        answer.orElseThrow().header("WWW-Authenticate"))
                .as("WWW-Authenticate")
                .isPresent());
    }

    private void queries(Transport transport, String token) {
        answer = Optional.of(parties.with(transport, () -> token).list());
    }

    private void unlessRefused(SubjectsClient subjects, String query) {
        try {
            answer = Optional.of(subjects.list(query));
        } catch (NoAnswerException e) {
            if (!(e.getCause() instanceof javax.net.ssl.SSLException)) {
                throw e;
            }
        }
    }

    private TokenSource source() {
        return parties.vnfm().tokens().orElseThrow();
    }
}
