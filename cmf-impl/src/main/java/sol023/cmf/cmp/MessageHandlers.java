package sol023.cmf.cmp;

import java.util.Map;

/** Which handler serves which message; the check of the body type has kept all others away. */
final class MessageHandlers implements MessageHandler {

    private final Map<MessageType, MessageHandler> handlers;

    MessageHandlers(Map<MessageType, MessageHandler> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var handler = handlers.get(message.type());
        if (handler == null) {
            throw new IllegalStateException("no handler for " + message.type().standardName());
        }
        return handler.handle(message);
    }
}
