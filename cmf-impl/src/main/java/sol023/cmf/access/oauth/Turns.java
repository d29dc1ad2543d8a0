package sol023.cmf.access.oauth;

import java.util.HashMap;
import java.util.Map;

/** Lets each caller do only so much at the same time, so that none of them keeps the others out. Holds those who have a turn, and no others. */
final class Turns {

    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();

    Turns(int most) {
        this.most = most;
    }

    /** Whether the caller may; if so, it gives the turn back. */
    synchronized boolean take(String caller) {
        int has = taken.getOrDefault(caller, 0);
        if (has >= most) {
            return false;
        }
        taken.put(caller, has + 1);
        return true;
    }

    synchronized void giveBack(String caller) {
        taken.computeIfPresent(caller, (same, has) -> has > 1 ? has - 1 : null);
    }

    synchronized int callers() {
        return taken.size();
    }
}
