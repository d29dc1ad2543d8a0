package sol023.conformance.vnfm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import sol023.conformance.contract.Content;
import sol023.conformance.contract.Contract;

/**
 * What a careful VNFM refuses at its notification endpoint: everything that is no CertificateLifecycleStateChangeNotification (SOL023 table
 * 7.6.2.4-1). Attributes that nobody knows are no error (clause 7.6.1). Thread-safe.
 */
public final class NotificationExam {

    private final Content form = new Contract()
            .structure("certnotify/v1/notification-endpoint.yaml", "CertificateLifecycleStateChangeNotification");

    /** Why the content of a POST is refused: 415, 400 if it cannot be parsed, 422 if it is of another form; empty if it is not. */
    Optional<Reply> objection(Incoming request) {
        if (!request.mediaType().equals("application/json")) {
            return Optional.of(Reply.problem(415, "A notification must be application/json."));
        }
        if (!isUtf8(request.body().bytes())) {
            return Optional.of(Reply.problem(400, "The content is not encoded in UTF-8."));
        }
        if (request.json().isEmpty()) {
            return Optional.of(Reply.problem(400, "The content is no JSON."));
        }
        List<String> violations = form.violations(request.json().get());
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(Reply.problem(422, "No notification: " + String.join("; ", violations)));
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
