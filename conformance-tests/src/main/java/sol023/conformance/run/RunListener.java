package sol023.conformance.run;

/** Hears of the progress of a run; called by one thread at a time. */
@FunctionalInterface
public interface RunListener {

    /** A scenario has ended. */
    void finished(ScenarioResult result, int done, int planned);
}
