package sol023.cmf.sol013;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a request is too long, too slow or not complete. An IOException, so that parsers let it through. */
final class BodyLimitException extends IOException {

    private final transient Problem problem;

    private BodyLimitException(Problem problem, @Nullable Throwable cause) {
        super(problem.detail(), cause);
        this.problem = problem;
    }

    static BodyLimitException tooLong(long limit) {
        return new BodyLimitException(Problem.of(413, "A body has at most " + limit + " octets."), null);
    }

    static BodyLimitException tooSlow(@Nullable Throwable cause) {
        return new BodyLimitException(Problem.of(408, "The body did not arrive in time."), cause);
    }

    static BodyLimitException incomplete(Throwable cause) {
        return new BodyLimitException(Problem.of(400, "The body ended before it was complete."), cause);
    }

    Problem problem() {
        return problem;
    }
}
