package sol023.cmf.cmp;

import java.util.Optional;

/**
 * The sender may send this: consumers may send all, the holder of an issued certificate only its revocation (RFC 9483 section 4.2), and
 * nobody continues another's transaction (section 4.1.1). Whose subject or certificate it is about is decided in {@code certificate}.
 */
final class AuthorizationCheck implements VerifiedMessageCheck {

    @Override
    public void check(VerifiedMessage message) {
        if (message.type().continuesTransaction()) {
            var opener = message.transaction().map(Transaction::credential);
            if (!opener.equals(Optional.of(message.sender().credential()))) {
                throw notAuthorized(
                        "This message has to be protected with the credential of the first of its transaction.");
            }
        } else if (message.sender().consumer().isEmpty() && message.type() != MessageType.RR) {
            throw notAuthorized("The certificate that protects this message belongs to no consumer of this CMF.");
        }
    }

    private static CmpProblemException notAuthorized(String statusString) {
        return new CmpProblemException(FailInfo.NOT_AUTHORIZED, statusString);
    }
}
