package sol023.cmf.sol013;

import java.io.IOException;

/** The body of a request is too long or too slow. An IOException, so that parsers let it through. */
final class BodyLimitException extends IOException {

    private final transient Problem problem;

    private BodyLimitException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    static BodyLimitException tooLong(long limit) {
        return new BodyLimitException(Problem.of(413, "A body has at most " + limit + " octets."));
    }

    static BodyLimitException tooSlow() {
        return new BodyLimitException(Problem.of(408, "The body did not arrive in time."));
    }

    Problem problem() {
        return problem;
    }
}
