package sol023.conformance.fault;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Request;

/** The exchanges of the CMP interface (clause 5.5), and what can go wrong with their answers. */
final class CmpDefects {

    static final String MEDIA_TYPE = "application/pkixcmp";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** A message of CMP that was answered with one. */
    static final When ANSWERED =
            (request, answer) -> isCmp(request) && message(answer.body()).isPresent();

    private CmpDefects() {}

    /** Makes a wrong message of a right one. */
    @FunctionalInterface
    interface MessageChange {
        Message apply(Message answer, Message request, Bench bench) throws IOException;
    }

    /** Which exchanges are meant, told from both messages. */
    @FunctionalInterface
    interface Messages {
        boolean matches(Message request, Message answer);
    }

    /** A body type of answers. */
    static Messages answering(Body body) {
        return (request, answer) -> answer.is(body);
    }

    /** Changes a message and protects it again as the CMF does. */
    static Defect changing(Messages when, MessageChange change) {
        return unprotected(
                when, (answer, request, bench) -> bench.protector().protect(change.apply(answer, request, bench)));
    }

    /** Changes a message and leaves its protection alone. */
    static Defect unprotected(Messages when, MessageChange change) {
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            Optional<Message> asked = isCmp(request) ? message(request.body()) : Optional.empty();
            Optional<Message> said = asked.isPresent() ? message(answer.body()) : Optional.empty();
            if (asked.isEmpty() || said.isEmpty() || !when.matches(asked.get(), said.get())) {
                return answer;
            }
            Octets changed = change.apply(said.get(), asked.get(), bench).encode();
            if (!changed.equals(answer.body())) {
                bench.hit();
            }
            return answer.withBody(changed);
        };
    }

    /** Changes what HTTP says about a CMP message. */
    static Defect transfer(When when, AnswerChange change) {
        return RestDefects.changing(ANSWERED.and(when), change);
    }

    /** Grants a request for a certificate that the CMF has refused. */
    static Defect granting(Predicate<Asked> when) {
        return accepting(on(Body.P10CR).and(when), (message, bench) -> bench.reply()
                .granting(
                        message,
                        bench.issuingCa().grant(CertificationRequest.getInstance(message.content()), bench.now()),
                        bench.now()));
    }

    /** Says that a certificate is revoked when the CMF has refused to revoke it. */
    static Defect revoking(Predicate<Asked> when) {
        return accepting(
                on(Body.RR).and(when), (message, bench) -> bench.reply().revoking(message, bench.now()));
    }

    /** Confirms what the CMF has refused to confirm. */
    static Defect confirming(Predicate<Asked> when) {
        return accepting(
                on(Body.CERT_CONF).and(when), (message, bench) -> bench.reply().confirming(message, bench.now()));
    }

    private static Predicate<Asked> on(Body body) {
        return asked -> asked.is(body);
    }

    /** A request with its message. */
    record Asked(Request request, Message message, Bench bench) {
        boolean is(Body body) {
            return message.is(body);
        }
    }

    /** An answer made from the request alone. */
    interface Yes {
        Message to(Message request, Bench bench) throws IOException;
    }

    private static Defect accepting(Predicate<Asked> when, Yes yes) {
        return answering(when, CmpDefects::isRefusal, yes);
    }

    /** Answers in the place of the CMF, whatever it says. */
    static Defect replacing(Predicate<Asked> when, Yes yes) {
        return answering(when, answer -> true, yes);
    }

    private static Defect answering(Predicate<Asked> when, Predicate<Answer> answered, Yes yes) {
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            Optional<Message> asked = isCmp(request) ? messagePrefix(request.body()) : Optional.empty();
            if (asked.isEmpty() || !answered.test(answer) || !when.test(new Asked(request, asked.get(), bench))) {
                return answer;
            }
            bench.hit();
            return Answer.of(OK, MEDIA_TYPE, yes.to(asked.get(), bench).encode());
        };
    }

    static boolean isCmp(Request request) {
        return request.path().contains("known/cmp");
    }

    /** Whether an answer is no success: by its status, or by an error message or a status of rejection. */
    static boolean isRefusal(Answer answer) {
        if (answer.status() >= BAD_REQUEST) {
            return true;
        }
        return message(answer.body()).filter(Statuses::rejects).isPresent();
    }

    /** The message in octets that are exactly one. */
    static Optional<Message> message(Octets body) {
        try {
            return Optional.of(Message.parse(body));
        } catch (IOException e) {
            return Optional.empty(); // not CMP, so no business of a CMP fault
        }
    }

    /** The message at the beginning of octets, whatever follows. */
    private static Optional<Message> messagePrefix(Octets body) {
        try {
            return Optional.of(Message.parsePrefix(body));
        } catch (IOException e) {
            return Optional.empty(); // not CMP, so no business of a CMP fault
        }
    }
}
