package sol023.cmf.sol013;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem; {@link ProblemMapper} answers it. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(Problem problem) {
        this(problem, Optional.empty());
    }

    private ProblemException(Problem problem, Optional<Duration> retryAfter) {
        super(problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** @param detail tells the caller what to mend */
    public ProblemException(int status, String detail) {
        this(Problem.of(status, detail));
    }

    /** The resource is not there, or not for this caller. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(404, detail);
    }

    /** The state of the resource does not allow it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(409, detail);
    }

    /** The request asks for something that is not served. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(400, detail);
    }

    /**
     * The body is JSON, but cannot be processed.
     *
     * @param detail follows the place, for example {@code is missing.}
     */
    public static ProblemException unprocessable(Pointer place, String detail) {
        return new ProblemException(422, place + " " + detail);
    }

    /**
     * Not now.
     *
     * @param retryAfter when the same may be asked again
     */
    public static ProblemException unavailable(Duration retryAfter, String detail) {
        return new ProblemException(Problem.of(503, detail), Optional.of(retryAfter));
    }

    /** For the header Retry-After. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public Problem problem() {
        return problem;
    }
}
