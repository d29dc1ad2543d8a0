package sol023.conformance.vnfm;

import java.util.List;

/** Replies one after the other; the last one stays. Thread-safe. */
final class Script {

    private List<Reply> replies = List.of(Reply.noContent());
    private int next;

    synchronized void set(Reply... given) {
        if (given.length == 0) {
            throw new IllegalArgumentException("a script needs a reply");
        }
        replies = List.of(given);
        next = 0;
    }

    synchronized Reply next() {
        Reply reply = replies.get(next);
        next = Math.min(next + 1, replies.size() - 1);
        return reply;
    }
}
