package sol023.conformance.fault;

import java.io.IOException;
import sol023.conformance.fault.proxy.Answer;

/** Makes a wrong answer of a right one. */
@FunctionalInterface
interface AnswerChange {

    Answer apply(Answer answer) throws IOException;
}
