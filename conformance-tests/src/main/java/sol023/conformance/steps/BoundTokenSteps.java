package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.UNAUTHORIZED;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.NoAnswerException;

/** RFC 8705 section 3: a token that is bound to a certificate is good over connections with that certificate only. */
public final class BoundTokenSteps {

    /** What became of it: a server that demands a certificate in the handshake has refused before HTTP. */
    private static final int REFUSED = 401;

    private final Checks checks;
    private final Parties parties;
    private Optional<Integer> status = Optional.empty();

    public BoundTokenSteps(Checks checks, Parties parties) {
        this.checks = checks;
        this.parties = parties;
    }

    @When("somebody without certificate queries all subjects with a token that is bound to one")
    public void withoutCertificate() {
        owner().ifPresent(owner -> queries(parties.nobody(), owner));
    }

    @When("a VNFM queries all subjects with a token that is bound to the certificate of another")
    public void withAnother() {
        owner().ifPresent(owner -> {
            Party thief = owner.name().equals(parties.vnfm().name()) ? parties.other() : parties.vnfm();
            queries(thief.transport(), owner);
        });
    }

    @Then("the CMF refuses the bound token")
    public void refused() {
        if (status.isEmpty()) {
            checks.notApplicable(UNAUTHORIZED, "No token says that it is bound to a certificate (cnf).");
            return;
        }
        checks.check(
                UNAUTHORIZED,
                "a bound token over another connection is answered with 401",
                () -> assertThat(status.get()).as("HTTP status").isEqualTo(401));
    }

    /** A consumer whose tokens are bound. */
    private Optional<Party> owner() {
        return Stream.of(parties.vnfm(), parties.other())
                .filter(party -> party.tokens()
                        .filter(tokens -> TokenChanges.isBound(tokens.ordinary()))
                        .isPresent())
                .findFirst();
    }

    private void queries(Transport transport, Party owner) {
        String token = owner.tokens().orElseThrow().ordinary();
        try {
            status = Optional.of(parties.with(transport, () -> token).list().status());
        } catch (NoAnswerException e) {
            if (!(e.getCause() instanceof SSLException)) {
                throw e;
            }
            status = Optional.of(REFUSED);
        }
    }
}
