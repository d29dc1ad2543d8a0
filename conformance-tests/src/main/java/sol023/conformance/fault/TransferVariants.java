package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.transfer;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import sol023.conformance.check.Interpretation;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Transfer;
import sol023.conformance.fault.proxy.Transfer.Framing;
import sol023.conformance.requirement.Requirement;

/** RFC 9110, RFC 9112 and RFC 9811: how answers of REST and CMP may be transferred, and where CMP may be. */
final class TransferVariants {

    private static final When ANY = (request, answer) -> true;
    private static final long SLOW_MILLIS = 700;

    /** Scenarios with REST and with CMP, successes and refusals. */
    private static final Requirement[] SOME = {
        SUBJECT_REGISTER_POSTCONDITION,
        SUBJECT_DEREGISTER_REMOVED,
        SUBJECT_CONFLICT_DETAIL,
        CSR_ANSWERED,
        REVOKE_ANSWERED,
        CMP_HTTP_10,
        CSR_POP
    };

    private TransferVariants() {}

    static List<Variant> all() {
        List<Variant> all = new ArrayList<>(wire());
        all.addAll(cmp());
        all.addAll(paths());
        return all;
    }

    private static List<Variant> wire() {
        return List.of(
                variant("header-names-in-lower-case", "The names of header fields are in lower case.")
                        .allowedBy("RFC 9110 §5.1")
                        .concerns(SOME)
                        .by(changing(
                                ANY,
                                answer -> answer.withHeaders(
                                        answer.headers().renamed(name -> name.toLowerCase(Locale.ROOT))))),
                variant("header-names-in-capitals", "The names of header fields are in capitals.")
                        .allowedBy("RFC 9110 §5.1")
                        .concerns(SOME)
                        .by(changing(
                                ANY,
                                answer -> answer.withHeaders(
                                        answer.headers().renamed(name -> name.toUpperCase(Locale.ROOT))))),
                variant("further-header-fields", "Answers have header fields that nobody asked for.")
                        .allowedBy("RFC 9110 §5.1 and §16.3.1")
                        .concerns(SOME)
                        .by(changing(ANY, answer -> answer.withHeader("Server", "cmf/1.0 (vendor)")
                                .withHeader("ETag", "\"4711\"")
                                .withHeader("Strict-Transport-Security", "max-age=31536000")
                                .withHeader("X-Request-Id", "b7c1"))),
                variant("chunked-content", "Content comes in chunks with extensions and trailers.")
                        .allowedBy("RFC 9112 §7.1")
                        .concerns(SOME)
                        .by(sent(Transfer.USUAL.with(Framing.CHUNKED))),
                variant("content-until-the-end", "The end of the connection ends the content.")
                        .allowedBy("RFC 9112 §6.3")
                        .concerns(SOME)
                        .by(sent(Transfer.USUAL.with(Framing.CLOSE))),
                variant("connection-closed-each-time", "Each answer ends its connection.")
                        .allowedBy("RFC 9112 §9.6")
                        .concerns(SOME)
                        .by(changing(ANY, answer -> answer.withHeader("Connection", "close"))),
                variant("other-reason-phrase", "The status line has a reason phrase of the vendor's.")
                        .allowedBy("RFC 9112 §4")
                        .concerns(SOME)
                        .by(sent(Transfer.USUAL.withReason("As you wish"))),
                variant("no-reason-phrase", "The status line has no reason phrase.")
                        .allowedBy("RFC 9112 §4")
                        .concerns(SOME)
                        .by(sent(Transfer.USUAL.withReason(""))),
                variant("interim-answers", "An interim answer comes before each answer.")
                        .allowedBy("RFC 9110 §15.2")
                        .concerns(SOME)
                        .by(sent(Transfer.USUAL.withInterim())),
                variant("slow-answers", "Answers take a while, within the limits of the target file.")
                        .allowedBy("RFC 9110 §15.6.5: only a limit of the client ends an exchange")
                        .concerns(CSR_OBTAINED, SUBJECT_DELETED)
                        .by(changing(ANY, TransferVariants::late)));
    }

    private static List<Variant> cmp() {
        return List.of(
                variant("media-type-in-other-case", "The media type of CMP is spelled with capitals.")
                        .allowedBy("RFC 9110 §8.3.1")
                        .concerns(CMP_MEDIA_TYPE, CSR_ANSWERED)
                        .by(transfer(ANY, answer -> answer.withHeader("Content-Type", "Application/PKIXCMP"))),
                variant("certificate-with-200", "A certificate comes with the status 200.")
                        .allowedBy("RFC 9811 §3.1 (I-02)")
                        .concerns(CSR_ANSWERED)
                        .mayAdvise(CSR_ANSWERED, Interpretation.I_02)
                        .by(transfer(cmp(Statuses::grants), answer -> answer.withStatus(200))),
                variant("rejection-with-400", "A rejection comes with the status 400.")
                        .allowedBy("RFC 9811 §3.1 (I-02)")
                        .concerns(CSR_POP, REVOKE_ONCE, CMP_PROTECTED)
                        .by(refusing(400)),
                variant("rejection-with-403", "A rejection comes with the status 403.")
                        .allowedBy("RFC 9811 §3.1 (I-02)")
                        .concerns(CSR_POP, REVOKE_ONCE, CMP_PROTECTED)
                        .by(refusing(403)));
    }

    private static List<Variant> paths() {
        return List.of(
                serving("/.well-known/", "RFC 9483").by(only("/.well-known/")),
                serving("/.wellknown/", "SOL023 table B.2-1")
                        .mayAdvise(URI_CMP_BASE, Interpretation.I_01)
                        .by(only("/.wellknown/")),
                serving("/wellknown/", "SOL023 table 5.4-1")
                        .mayAdvise(URI_CMP_BASE, Interpretation.I_01)
                        .by(only("/wellknown/")));
    }

    private static Variant.Draft serving(String path, String source) {
        String id = path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
        String spelling = path.startsWith("/.") ? "dot-" + id : id;
        return variant("cmp-at-" + spelling + "-only", "CMP is served at " + path + "cmp only.")
                .allowedBy(source + " (I-01)")
                .concerns(URI_CMP_BASE, CSR_ANSWERED, REVOKE_ANSWERED, CMP_TRAILING_SLASH);
    }

    private static Defect only(String path) {
        return (request, origin, bench) -> {
            if (!CmpDefects.isCmp(request) || request.path().startsWith(path)) {
                return origin.send(request);
            }
            bench.hit();
            return Answer.of(404);
        };
    }

    private static Defect refusing(int status) {
        return transfer(cmp(Statuses::rejects), answer -> answer.withStatus(status));
    }

    private static When cmp(Predicate<Message> answered) {
        return (request, answer) ->
                CmpDefects.message(answer.body()).filter(answered).isPresent();
    }

    private static Defect sent(Transfer transfer) {
        return changing(ANY, answer -> answer.sent(transfer));
    }

    private static Answer late(Answer answer) {
        Answer slow = CompletableFuture.supplyAsync(
                        () -> answer, CompletableFuture.delayedExecutor(SLOW_MILLIS, TimeUnit.MILLISECONDS))
                .join();
        return slow.withHeader("X-Waited", SLOW_MILLIS + " ms");
    }
}
