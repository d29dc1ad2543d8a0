package sol023.conformance.steps;

import java.util.Optional;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.MessageDraft;
import sol023.conformance.client.cmp.PkiStatus;
import sol023.conformance.client.cmp.ProtectionVerifier.Outcome;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Body;

/**
 * The answer to a CMP request.
 *
 * @param sent the request as it was planned, before its octets were changed
 * @param octets the request as it was sent
 * @param message the PKIMessage of the answer; empty if the content is none
 * @param problem why the content is no PKIMessage
 * @param protection what protects the answer; empty if it is no PKIMessage
 */
record CmpAnswer(
        RequestPlan plan,
        MessageDraft sent,
        Body octets,
        HttpAnswer http,
        Optional<CmpMessage> message,
        String problem,
        Optional<Outcome> protection) {

    /** Whether the answer says no: by CMP, or by HTTP without a CMP message. */
    boolean isRefusal() {
        return message.map(CmpMessage::isRejection).orElse(http.status() >= 400);
    }

    /** Whether a certificate came, or a revocation was accepted. */
    boolean isGranted() {
        return message.flatMap(CmpMessage::status)
                .map(info -> info.status())
                .filter(PkiStatus::isGranted)
                .isPresent();
    }

    /** The outcome in a few words, for failures. */
    String words() {
        return "HTTP " + http.status() + ", "
                + message.map(m -> m.type() + m.status().map(info -> " " + info).orElse(""))
                        .orElse(problem);
    }
}
