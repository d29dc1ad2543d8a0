package sol023.conformance.run;

import io.cucumber.core.order.PickleOrder;
import io.cucumber.core.order.StandardPickleOrders;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which order scenarios are started; with several threads they overlap all the same.
 *
 * @param seed of the shuffle; empty: as the feature files have them
 */
public record Order(OptionalLong seed) {

    /** As the feature files have them. */
    public static final Order WRITTEN = new Order(OptionalLong.empty());

    private static final Pattern FORM = Pattern.compile("written|random(?::(-?[0-9]{1,19}))?");

    /** Shuffled; the same seed and the same selection give the same order again. */
    public static Order random(long seed) {
        return new Order(OptionalLong.of(seed));
    }

    /**
     * Reads {@code written}, {@code random} or {@code random:SEED}.
     *
     * @param seeds gives the seed where the text has none
     * @throws IllegalArgumentException with a message for the user
     */
    public static Order parse(String text, LongSupplier seeds) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("not written, random or random:SEED with a whole number: " + text);
        }
        if (text.equalsIgnoreCase("written")) {
            return WRITTEN;
        }
        try {
            return random(form.group(1) == null ? seeds.getAsLong() : Long.parseLong(form.group(1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the seed is not a number of 64 bits: " + text, e);
        }
    }

    /** Text that {@link #parse} reads back, the seed included. */
    @Override
    public String toString() {
        return seed.isPresent() ? "random:" + seed.getAsLong() : "written";
    }

    PickleOrder pickles() {
        return seed.isPresent()
                ? StandardPickleOrders.random(seed.getAsLong())
                : StandardPickleOrders.lexicalUriOrder();
    }
}
