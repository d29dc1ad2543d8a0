package sol023.conformance.check;

/** Ends a scenario whose remaining steps depend on a check that did not pass; the check itself has been noted. */
public final class DependencyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DependencyException(String what) {
        super(what);
    }
}
