package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.URI_CMP_BASE;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.cmp.CmpPath;
import sol023.conformance.client.rest.HttpAnswer;

/** Clause 5.4: where the CMP URIs are. */
public final class PathSteps {

    private final Checks checks;
    private final CmpPaths paths;
    private final Map<CmpPath, HttpAnswer> asked = new LinkedHashMap<>();

    public PathSteps(Checks checks, CmpPaths paths) {
        this.checks = checks;
        this.paths = paths;
    }

    @When("the VNFM asks for the CMP URIs")
    public void asks() {
        CmpPath.SPELLINGS.forEach(spelling -> asked.put(spelling, paths.probe(spelling)));
    }

    @Then("the CMP URIs of RFC 9483 are served")
    public void areServed() {
        checks.touched(Interpretation.I_01); // which other spellings are served is told by their exchanges
        CmpPath standard = CmpPath.SPELLINGS.get(0);
        HttpAnswer answer = Objects.requireNonNull(asked.get(standard));
        checks.on(answer.exchange())
                .advise(URI_CMP_BASE, Interpretation.I_01, standard.template() + " is served", () -> assertThat(
                                CmpPaths.isServed(answer))
                        .as("served, with HTTP status " + answer.status())
                        .isTrue());
    }
}
