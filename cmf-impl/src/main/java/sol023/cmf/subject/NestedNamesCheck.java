package sol023.cmf.subject;

import com.fasterxml.jackson.databind.JsonNode;
import sol023.cmf.sol013.BodyCheck;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/**
 * Refuses subjectAlternateName inside subjectName, where the table of the request seems to put it (interpretation I-23). Ignoring it
 * there as an unknown attribute would register other names than the consumer meant.
 */
public final class NestedNamesCheck implements BodyCheck {

    private static final String MISPLACED = "subjectAlternateName";

    @Override
    public void check(JsonNode body) {
        var subjects = body.path("subjectId");
        for (int i = 0; i < subjects.size(); i++) {
            var entries = subjects.path(i).path("certificateData");
            for (int j = 0; j < entries.size(); j++) {
                if (entries.path(j).path("subjectName").has(MISPLACED)) {
                    var place = Pointer.ROOT
                            .at("subjectId")
                            .at(i)
                            .at("certificateData")
                            .at(j);
                    throw ProblemException.unprocessable(
                            place.at("subjectName").at(MISPLACED),
                            "belongs beside subjectName: " + place.at(MISPLACED) + " (interpretation I-23).");
                }
            }
        }
    }
}
