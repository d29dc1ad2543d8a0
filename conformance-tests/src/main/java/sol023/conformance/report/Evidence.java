package sol023.conformance.report;

import java.util.List;
import java.util.Set;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.run.ScenarioResult;

/** How much of the exchanges the reports keep. What led to a finding is always kept in full. */
public enum Evidence {
    /** Of scenarios that passed only the octets that a check judged, and one readable view. */
    FINDINGS,
    /** All octets and all readable views of all scenarios. */
    ALL;

    /** A longer body, in octets, of a scenario that passed is only counted. */
    static final int LONG = 16 * 1024;

    /** What is kept of one exchange, from much to little. */
    enum Detail {
        /** All octets and the readable view. */
        FULL,
        /** The octets, unless they are too many, and the readable view for people. */
        SHOWN,
        /** The octets, unless they are too many. */
        OCTETS,
        /** The head lines and how many octets there were. */
        OUTLINE
    }

    private static final Set<Verdict> QUIET = Set.of(Verdict.PASS, Verdict.NOT_APPLICABLE);

    Detail of(ScenarioResult scenario, Exchange exchange) {
        List<CheckResult> checks = scenario.checks();
        if (this == ALL || checks.stream().anyMatch(check -> !QUIET.contains(check.verdict()))) {
            return Detail.FULL;
        }
        int latest = checks.stream()
                .flatMap(check -> check.exchanges().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (exchange.number() == latest) {
            return Detail.SHOWN;
        }
        boolean judged = checks.stream().anyMatch(check -> check.exchanges().contains(exchange.number()));
        return judged ? Detail.OCTETS : Detail.OUTLINE;
    }
}
