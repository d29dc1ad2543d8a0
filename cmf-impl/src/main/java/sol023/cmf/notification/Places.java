package sol023.cmf.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.cmf.access.Consumer;

/**
 * How many subscriptions a node works on at the same time. One consumer has a part of the places: slow endpoints keep theirs for long.
 *
 * @param ofConsumer for subscriptions of one consumer
 */
record Places(int ofConsumer) {

    private static final int CONSUMERS = 4;

    /** Of a node. */
    int all() {
        return ofConsumer * CONSUMERS;
    }

    static Map<Consumer, Integer> taken(Collection<Work> works) {
        var taken = new HashMap<Consumer, Integer>();
        works.forEach(work -> taken.merge(work.subscription().owner(), 1, Integer::sum));
        return taken;
    }

    /** The names of those who have all places that they get. */
    Set<String> full(Map<Consumer, Integer> taken) {
        return taken.entrySet().stream()
                .filter(each -> each.getValue() >= ofConsumer)
                .map(each -> each.getKey().name())
                .collect(Collectors.toSet());
    }
}
