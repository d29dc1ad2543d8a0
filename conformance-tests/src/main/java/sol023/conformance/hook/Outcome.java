package sol023.conformance.hook;

import java.time.Instant;

/** What came of a hook. */
public sealed interface Outcome {

    /** The suite has done it and seen that it was taken. */
    record Done(String how) implements Outcome {}

    /** A person has said that it was done. */
    record Attested(String name, Instant at) implements Outcome {}

    /** It was not done. */
    record NotDone(String why) implements Outcome {}
}
