package sol023.conformance.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a self-test runs.
 *
 * @param whole whether it is everything, so that a check without a killer is known to have none
 */
public record Catalogue(List<Fault> faults, List<Variant> variants, boolean whole) {

    public Catalogue {
        faults = List.copyOf(faults);
        variants = List.copyOf(variants);
    }

    /** All faults and variants. */
    public static Catalogue all() {
        return new Catalogue(Faults.all(), Variants.all(), true);
    }

    /**
     * Those of these names.
     *
     * @throws IllegalArgumentException with a message for the user when a name is unknown
     */
    public Catalogue only(Collection<String> ids) {
        Set<String> unknown = new TreeSet<>(ids);
        Stream.concat(faults.stream().map(Fault::id), variants.stream().map(Variant::id))
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no fault or variant " + String.join(", ", unknown));
        }
        return new Catalogue(
                faults.stream().filter(fault -> ids.contains(fault.id())).toList(),
                variants.stream().filter(variant -> ids.contains(variant.id())).toList(),
                false);
    }

    /** One line for each: its name and what it does. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Fault fault : faults) {
            lines.add("fault    " + fault.id() + "  " + fault.wrong() + "  Kills: "
                    + fault.kills().stream().map(Kill::toString).collect(Collectors.joining("; ")));
        }
        for (Variant variant : variants) {
            lines.add("variant  " + variant.id() + "  " + variant.does() + "  Allowed by: " + variant.allowedBy());
        }
        return lines;
    }
}
