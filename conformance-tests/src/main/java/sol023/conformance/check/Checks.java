package sol023.conformance.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.requirement.Requirement;

/**
 * The checks of one scenario. They are soft: a deviation is noted and the scenario goes on, except after {@link #need}.
 *
 * <p>What a deviation means follows from the requirement's level: shall fails; should, may and a step that stands alone are
 * advisory (the step fails by strict reading); the run's {@link Readings} decide on unclear passages. An exception that is no assertion is an error of the suite, unless the target did
 * not answer: then the check is inconclusive. Unless {@link #on} says otherwise, a check judges the latest exchange.
 */
public final class Checks {

    private static final String OTHER_READING = "Differs from our reading, and any reading passes in this run: ";

    private final Readings readings;
    private final Recorder recorder;
    private final Redactor redactor;
    private final List<CheckResult> results;
    private final Set<Interpretation> touched;
    private final Optional<List<Integer>> judged;

    public Checks(Readings readings, Recorder recorder, Redactor redactor) {
        this(readings, recorder, redactor, new CopyOnWriteArrayList<>(), new TreeSet<>(), Optional.empty());
    }

    private Checks(
            Readings readings,
            Recorder recorder,
            Redactor redactor,
            List<CheckResult> results,
            Set<Interpretation> touched,
            Optional<List<Integer>> judged) {
        this.readings = readings;
        this.recorder = recorder;
        this.redactor = redactor;
        this.results = results;
        this.touched = touched;
        this.judged = judged;
    }

    /** The same checks, judging these exchanges. */
    public Checks on(Exchange... exchanges) {
        List<Integer> numbers = Arrays.stream(exchanges).map(Exchange::number).toList();
        return new Checks(readings, recorder, redactor, results, touched, Optional.of(numbers));
    }

    /** Judges a requirement by its level. */
    public void check(Requirement requirement, String what, ThrowingRunnable assertion) {
        judge(requirement, List.of(), what, byLevel(requirement, List.of()), assertion);
    }

    /**
     * Judges a requirement by its level and notes that the interpretation was touched. What a shall demands by every reading fails,
     * however the passage is taken; what stands in a step alone is as {@link #advise} says.
     */
    public void check(Requirement requirement, Interpretation interpretation, String what, ThrowingRunnable assertion) {
        List<Interpretation> touched = List.of(interpretation);
        judge(requirement, touched, what, byLevel(requirement, touched), assertion);
    }

    /** Judges what the standards do not settle: a deviation is an advisory; by strict reading it fails. */
    public void advise(Requirement requirement, String what, ThrowingRunnable assertion) {
        judge(requirement, List.of(), what, readings.deviation(List.of()), assertion);
    }

    /** Judges against our reading of an unclear passage: a deviation is an advisory, or what the run's readings make of it. */
    public void advise(
            Requirement requirement, Interpretation interpretation, String what, ThrowingRunnable assertion) {
        List<Interpretation> touched = List.of(interpretation);
        judge(requirement, touched, what, readings.deviation(touched), assertion);
    }

    /**
     * Like {@link #check}, but what follows depends on it: unless it passes, the scenario ends here, and what it would have
     * checked is inconclusive.
     */
    public void need(Requirement requirement, String what, ThrowingRunnable assertion) {
        Verdict verdict = judge(requirement, List.of(), what, byLevel(requirement, List.of()), assertion);
        if (verdict != Verdict.PASS) {
            throw new DependencyException(what);
        }
    }

    /** Notes that the requirement does not apply to this target. */
    public void notApplicable(Requirement requirement, String why) {
        add(CheckResult.about(Optional.of(requirement), why, Verdict.NOT_APPLICABLE, redactor.text(why)));
    }

    /** Notes that the requirement could not be observed. */
    public void inconclusive(Requirement requirement, String what, String why) {
        add(new CheckResult(
                Optional.of(requirement),
                what,
                Verdict.INCONC,
                Optional.empty(),
                Optional.empty(),
                redactor.text(why),
                exchanges(),
                List.of()));
    }

    /** Notes that the requirement could not be observed, and ends the scenario: nothing that follows would prove anything. */
    public void unobservable(Requirement requirement, String what, String why) {
        inconclusive(requirement, what, why);
        throw new DependencyException(what);
    }

    /** Notes that the run met an unclear passage, whatever the verdicts are. */
    public void touched(Interpretation interpretation) {
        synchronized (touched) {
            touched.add(interpretation);
        }
    }

    /** What was checked so far, in order. */
    public List<CheckResult> results() {
        return List.copyOf(results);
    }

    /** The interpretations met so far, in their order. */
    public List<Interpretation> interpretations() {
        synchronized (touched) {
            return List.copyOf(touched);
        }
    }

    private Verdict byLevel(Requirement requirement, List<Interpretation> interpretations) {
        return switch (requirement.row().level()) {
            case SHALL -> Verdict.FAIL;
            case STEP -> readings.deviation(interpretations);
            case SHOULD, MAY -> Verdict.ADVISORY;
        };
    }

    private Verdict judge(
            Requirement requirement,
            List<Interpretation> interpretations,
            String what,
            Verdict deviation,
            ThrowingRunnable assertion) {
        Finding finding = Finding.of(assertion, deviation);
        boolean tolerated =
                finding.verdict() == Verdict.PASS && !finding.message().isEmpty();
        interpretations.forEach(this::touched);
        add(new CheckResult(
                Optional.of(requirement),
                what,
                finding.verdict(),
                finding.expected().map(redactor::text),
                finding.actual().map(redactor::text),
                redactor.text((tolerated ? OTHER_READING : "") + finding.message()),
                exchanges(),
                interpretations));
        return finding.verdict();
    }

    private List<Integer> exchanges() {
        return judged.orElseGet(() ->
                new ArrayList<>(recorder.last().map(Exchange::number).stream().toList()));
    }

    private void add(CheckResult result) {
        results.add(result);
    }
}
