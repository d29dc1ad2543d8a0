package sol023.conformance.fault;

import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Request;

/** Which exchanges a defect is about, told from the request and the right answer. */
@FunctionalInterface
interface When {

    boolean matches(Request request, Answer answer);

    default When and(When other) {
        return (request, answer) -> matches(request, answer) && other.matches(request, answer);
    }

    /** Exchanges with that status. */
    static When status(int status) {
        return (request, answer) -> answer.status() == status;
    }
}
