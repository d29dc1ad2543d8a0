package sol023.cmf.lcm;

import java.util.Set;

/**
 * A reason to look at a VNF instance again.
 *
 * @param id unique with the kind
 * @param removed ids of VNFCs that are said to be removed
 */
record Occasion(Kind kind, String id, String vnfId, Set<String> removed) {

    enum Kind {
        NOTIFICATION,
        OPERATION
    }

    Occasion {
        removed = Set.copyOf(removed);
    }

    /** In words, for the log. */
    String cause() {
        return switch (kind) {
            case NOTIFICATION -> "notification " + id;
            case OPERATION -> "operation " + id;
        };
    }
}
