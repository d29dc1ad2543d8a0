package sol023.conformance.contract;

import java.util.Map;
import java.util.Optional;

/**
 * An operation of a REST interface, and what it may answer.
 *
 * @param id as in the contract, for example {@code registerSubject}
 * @param answers the content of each declared status; empty for a status without content
 */
public record Operation(String id, Map<Integer, Optional<Content>> answers) {

    public Operation {
        answers = Map.copyOf(answers);
    }

    /** The form of the content that comes with that status; empty if there is none or the status is not declared. */
    public Optional<Content> content(int status) {
        Optional<Content> content = answers.get(status);
        return content == null ? Optional.empty() : content;
    }
}
