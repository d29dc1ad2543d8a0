package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.PROBLEM;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.subject;
import static sol023.conformance.fault.RestDefects.subjects;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;
import sol023.conformance.fault.proxy.Answer;

/** SOL013 clause 6 and the methods of clauses 5.4 and 5.6.3: what can go wrong whatever is asked. */
final class RestFaults {

    private static final When NOT_ALLOWED = When.status(405);

    private RestFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("problem-as-json", "An error is described in application/json.")
                        .kills(PROBLEM_DETAILS, "the error is described in application/problem+json")
                        .by(changing(PROBLEM, answer -> answer.withHeader("Content-Type", "application/json"))),
                fault("problem-with-other-status", "The status in ProblemDetails is not the one of HTTP.")
                        .kills(PROBLEM_DETAILS, "status of ProblemDetails is the HTTP status")
                        .by(changing(PROBLEM, object(problem -> problem.put("status", 499)))),
                fault("problem-without-detail", "ProblemDetails have no detail.")
                        .kills(PROBLEM_DETAILS, "detail of ProblemDetails is given")
                        .kills(SUBJECT_CONFLICT_DETAIL, SUBJECT_DEREGISTER_CONFLICT_DETAIL)
                        .by(changing(PROBLEM, object(problem -> problem.remove("detail")))),
                fault("put-on-subjects-served", "PUT on the subjects is served.")
                        .kills(SUBJECTS_PUT_NOT_ALLOWED)
                        .by(serving(subjects("PUT"))),
                fault("patch-on-subjects-served", "PATCH on the subjects is served.")
                        .kills(SUBJECTS_PATCH_NOT_ALLOWED)
                        .by(serving(subjects("PATCH"))),
                fault("delete-on-subjects-served", "DELETE on the subjects is served.")
                        .kills(SUBJECTS_DELETE_NOT_ALLOWED)
                        .by(serving(subjects("DELETE"))),
                fault("post-on-subject-served", "POST on an individual subject is served.")
                        .kills(SUBJECT_POST_NOT_ALLOWED)
                        .by(serving(subject("POST"))),
                fault("put-on-subject-served", "PUT on an individual subject is served.")
                        .kills(SUBJECT_PUT_NOT_ALLOWED)
                        .by(serving(subject("PUT"))),
                fault("patch-on-subject-served", "PATCH on an individual subject is served.")
                        .kills(SUBJECT_PATCH_NOT_ALLOWED)
                        .by(serving(subject("PATCH"))),
                fault("405-without-allow", "An answer 405 does not say which methods are supported.")
                        .advises(METHOD_ALLOW_HEADER)
                        .by(changing(NOT_ALLOWED, answer -> answer.withoutHeader("Allow"))),
                fault("cmp-methods-served", "Methods other than POST are served at the CMP URIs.")
                        .advises(CMP_POST_ONLY)
                        .by(changing(cmp(NOT_ALLOWED), answer -> Answer.of(200))),
                fault("cmp-methods-answered-500", "Methods other than POST make the CMF fail at the CMP URIs.")
                        .advises(URI_ALL_METHODS)
                        .by(changing(cmp(NOT_ALLOWED), answer -> Answer.of(500))));
    }

    private static Defect serving(When when) {
        return changing(when.and(NOT_ALLOWED), answer -> Answer.of(204));
    }

    private static When cmp(When when) {
        return when.and((request, answer) -> CmpDefects.isCmp(request));
    }
}
