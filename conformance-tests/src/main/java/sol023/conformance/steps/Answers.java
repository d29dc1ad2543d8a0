package sol023.conformance.steps;

import org.jspecify.annotations.Nullable;
import sol023.conformance.client.rest.HttpAnswer;

/** The latest answer over REST, which a step about "the answer" means. */
public final class Answers {

    private @Nullable HttpAnswer last;

    void note(HttpAnswer answer) {
        this.last = answer;
    }

    HttpAnswer last() {
        if (last == null) {
            throw new IllegalStateException("nothing was answered yet");
        }
        return last;
    }
}
