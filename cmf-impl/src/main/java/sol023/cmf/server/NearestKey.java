package sol023.cmf.server;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class NearestKey {

    private NearestKey() {}

    /** The known key with the fewest edits from {@code written}; empty if none is near. */
    static Optional<String> find(String written, Collection<String> known) {
        int most = Math.max(2, written.length() / 3);
        return known.stream()
                .filter(key -> distance(written, key) <= most)
                .min(Comparator.<String>comparingInt(key -> distance(written, key))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of characters to insert, remove or replace, not counting case (Levenshtein). */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                char a = Character.toLowerCase(one.charAt(i - 1));
                char b = Character.toLowerCase(other.charAt(j - 1));
                row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + (a == b ? 0 : 1));
            }
            before = row;
        }
        return before[other.length()];
    }
}
