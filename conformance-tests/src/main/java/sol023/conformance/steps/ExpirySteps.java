package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.REVOKE_EXPIRED;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_CREATED;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.PkiStatusInfo;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.hook.Hooks;
import sol023.conformance.hook.Outcome;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.target.HookName;
import sol023.conformance.target.HookSettings;

/** Clause 5.3.4, error handling: a certificate that is not available any longer, because it has expired. Needs the product's help. */
public final class ExpirySteps {

    private static final String EXPIRED = "the certificate has expired";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final Revocations revocations;
    private final RefusalChecks refusalChecks;
    private final Hooks hooks;
    private final Clock clock;

    public ExpirySteps(
            Checks checks,
            Parties parties,
            Registrations registrations,
            Enrolments enrolments,
            Revocations revocations,
            RefusalChecks refusalChecks,
            Hooks hooks,
            Clock clock) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.revocations = revocations;
        this.refusalChecks = refusalChecks;
        this.hooks = hooks;
        this.clock = clock;
    }

    @Given("the VNFM has registered a VNFCI whose certificates expire within moments")
    public void registers() {
        Optional<HookSettings> hook = hooks.settings(HookName.CERTIFICATE_EXPIRES);
        if (hook.isEmpty()) {
            checks.unobservable(REVOKE_EXPIRED, EXPIRED, Hooks.missing(HookName.CERTIFICATE_EXPIRES));
        }
        Registration registration =
                registrations.register(CertificateType.VNFCI, draft -> hook.flatMap(HookSettings::name)
                        .ifPresent(pattern -> rename(draft, pattern)));
        checks.on(registration.answer().exchange())
                .need(SUBJECT_REGISTER_CREATED, "the VNFCI is registered", () -> assertThat(registration.id())
                        .as("id in the answer with HTTP status "
                                + registration.answer().status())
                        .isPresent());
        Outcome outcome = hooks.run(
                HookName.CERTIFICATE_EXPIRES,
                Map.of("name", registration.vnfci().alternativeNames().get(0)));
        if (outcome instanceof Outcome.NotDone notDone) {
            checks.unobservable(REVOKE_EXPIRED, EXPIRED, notDone.why());
        }
    }

    private static void rename(RegistrationDraft draft, String pattern) {
        String name = pattern.replace("*", draft.name());
        draft.subjectName().put("commonName", name);
        draft.certificate().withArray("subjectAlternateName").removeAll().add(name);
    }

    @Given("the certificate has expired")
    public void expired() {
        Instant notAfter = enrolments.current().issued().getNotAfter().toInstant();
        Duration within =
                hooks.settings(HookName.CERTIFICATE_EXPIRES).orElseThrow().within();
        Instant end = clock.instant().plus(within);
        if (notAfter.isAfter(end)) {
            checks.unobservable(
                    REVOKE_EXPIRED,
                    EXPIRED,
                    "The certificate is valid until " + notAfter + ", so it does not expire within "
                            + within.toSeconds() + " s; see hooks." + HookName.CERTIFICATE_EXPIRES.key() + ".");
        }
        while (!targetsTime().isAfter(notAfter.plus(SECOND))) {
            if (clock.instant().isAfter(end)) {
                checks.unobservable(
                        REVOKE_EXPIRED, EXPIRED, "Not even " + within.toSeconds() + " s later by the target's clock.");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** What time it is at the target, as the Date header says in whole seconds; our own time if there is none. */
    private Instant targetsTime() {
        HttpAnswer answer =
                parties.vnfm().subjects().read(registrations.current().id().orElseThrow());
        try {
            return answer.header("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElseGet(clock::instant);
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    @Then("the CMF refuses the revocation with error information")
    public void refuses() {
        CmpAnswer answer = revocations.last();
        refusalChecks.refused(REVOKE_EXPIRED, answer);
        Optional<PkiStatusInfo> status = answer.message().flatMap(CmpMessage::status);
        checks.on(answer.http().exchange())
                .check(REVOKE_EXPIRED, "the refusal says what is wrong, by failInfo or in words", () -> assertThat(
                                status.filter(info -> info.failInfo().isPresent()
                                        || !info.statusString().isEmpty()))
                        .as(answer.words())
                        .isPresent());
    }
}
