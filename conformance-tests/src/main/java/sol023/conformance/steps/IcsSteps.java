package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.*;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.ics.Declared;
import sol023.conformance.ics.Observation;
import sol023.conformance.ics.Observations;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;

/** Whether the product does what its conformance statement says. */
public final class IcsSteps {

    private static final Map<String, Requirement> REQUIREMENTS = Map.ofEntries(
            Map.entry("rest.duplicate", ICS_DUPLICATE),
            Map.entry("rest.aliasPaths", ICS_ALIAS_PATHS),
            Map.entry("rest.othersSubjects", ICS_OTHERS_SUBJECTS),
            Map.entry("rest.paging", ICS_LISTS),
            Map.entry("rest.tooBig", ICS_LISTS),
            Map.entry("cmp.signature", ICS_CMP_SIGNATURE),
            Map.entry("cmp.mac", ICS_CMP_MAC),
            Map.entry("cmp.implicitConfirm", ICS_IMPLICIT_CONFIRM),
            Map.entry("cmp.explicitConfirm", ICS_EXPLICIT_CONFIRM),
            Map.entry("cmp.polling", ICS_POLLING),
            Map.entry("cmp.sol023", ICS_DIALECTS),
            Map.entry("cmp.rfc9483", ICS_DIALECTS),
            Map.entry("cmp.certReqId", ICS_CERT_REQ_ID),
            Map.entry("cmp.pvno3", ICS_PVNO_3),
            Map.entry("cmp.path.wellKnown", ICS_CMP_PATHS),
            Map.entry("cmp.path.dotWellknown", ICS_CMP_PATHS),
            Map.entry("cmp.path.wellknown", ICS_CMP_PATHS),
            Map.entry("crl", ICS_CRL),
            Map.entry("notify", ICS_NOTIFY),
            Map.entry("notify.duplicate", ICS_NOTIFY_DUPLICATE),
            Map.entry("lcm.consumer", ICS_LCM_CONSUMER));

    private final Checks checks;
    private final Target target;
    private final IcsProbes probes;
    private final IcsVnfmProbes vnfmProbes;
    private final Observations observations;
    private @Nullable Observation seen;

    public IcsSteps(Checks checks, Target target, IcsProbes probes, IcsVnfmProbes vnfmProbes, RunScope scope) {
        this.checks = checks;
        this.target = target;
        this.probes = probes;
        this.vnfmProbes = vnfmProbes;
        this.observations = scope.once(Observations.SCOPE, Observations.class, Observations::new);
    }

    @When("the VNFM finds out about {string}")
    public void findsOut(String key) {
        Observation observation = vnfmProbes.find(key).orElseGet(() -> probes.observe(key));
        observations.note(observation);
        seen = observation;
    }

    @Then("the conformance statement says what the CMF does")
    public void saysSo() {
        Observation observation = Objects.requireNonNull(seen, "nothing was found out yet");
        Requirement requirement = Objects.requireNonNull(REQUIREMENTS.get(observation.key()));
        String place = Declared.place(observation.key());
        Optional<String> declared = Declared.of(target, observation.key());
        if (observation.value().isEmpty()) {
            checks.notApplicable(requirement, place + " could not be looked at: " + observation.evidence());
            return;
        }
        if (declared.isEmpty()) {
            checks.notApplicable(requirement, "The target file says nothing about " + place + ".");
            return;
        }
        String value = observation.conclusive() ? observation.value().get() : declared.get();
        checks.check(requirement, "the conformance statement says what the CMF does", () -> assertThat(value)
                .as(words(place, declared.get(), observation))
                .isEqualTo(declared.get()));
    }

    private static String words(String place, String declared, Observation observation) {
        String seen = place + ": " + declared + " is declared, "
                + observation.value().orElse("") + " was observed (" + observation.evidence() + ")";
        return declared.equals("no") ? seen + ". The statement understates: scenarios may have been left out" : seen;
    }
}
