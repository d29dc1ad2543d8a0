package sol023.conformance.run;

import java.time.Clock;
import sol023.conformance.check.Readings;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.SystemUnderTest;

/** What all scenarios of a run are given; step classes may ask for each part, or for the whole, in their constructor. */
public record RunContext(
        SystemUnderTest target,
        RunId runId,
        Readings readings,
        Clock clock,
        Redactor redactor,
        Decoders decoders,
        RunScope scope) {}
