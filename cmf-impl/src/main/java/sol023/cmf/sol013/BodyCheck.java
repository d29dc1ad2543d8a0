package sol023.cmf.sol013;

import com.fasterxml.jackson.databind.JsonNode;

/** A rule about a body that cannot be seen any more once its unknown attributes are gone. */
@FunctionalInterface
public interface BodyCheck {

    /** Refuses with a {@link ProblemException}. */
    void check(JsonNode body);
}
