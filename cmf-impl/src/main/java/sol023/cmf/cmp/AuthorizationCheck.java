package sol023.cmf.cmp;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The sender may send this: consumers may send all, the holder of an issued certificate only its revocation and its update (RFC 9483 sections 4.2 and 4.1.3), and
 * nobody continues another's transaction (section 4.1.1). Whose subject or certificate it is about is decided in {@code certificate}.
 */
final class AuthorizationCheck implements VerifiedMessageCheck {

    private static final Set<MessageType> OF_HOLDERS = EnumSet.of(MessageType.RR, MessageType.KUR);

    @Override
    public void check(VerifiedMessage message) {
        if (message.type().continuesTransaction()) {
            var opener = message.transaction().map(Transaction::credential);
            if (!opener.equals(Optional.of(message.sender().credential()))) {
                throw notAuthorized(
                        "This message has to be protected with the credential of the first of its transaction.");
            }
        } else if (message.sender().consumer().isEmpty() && !OF_HOLDERS.contains(message.type())) {
            throw notAuthorized("The certificate that protects this message belongs to no consumer of this CMF.");
        }
    }

    private static CmpProblemException notAuthorized(String statusString) {
        return new CmpProblemException(FailInfo.NOT_AUTHORIZED, statusString);
    }
}
