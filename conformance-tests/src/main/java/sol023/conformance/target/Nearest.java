package sol023.conformance.target;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What somebody has probably meant who wrote a name that is not known. */
public final class Nearest {

    private Nearest() {}

    /** The known names with the least changes between them and the one given, the nearest first; letter case does not count. */
    public static List<String> to(String given, Collection<String> known, int most) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance(given, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int here = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = here;
            }
        }
        return row[b.length()];
    }
}
