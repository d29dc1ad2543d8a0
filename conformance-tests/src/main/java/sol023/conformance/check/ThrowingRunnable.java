package sol023.conformance.check;

/** An assertion: returns when it holds, throws {@link AssertionError} when not. */
@FunctionalInterface
public interface ThrowingRunnable {
    void run() throws Exception;
}
