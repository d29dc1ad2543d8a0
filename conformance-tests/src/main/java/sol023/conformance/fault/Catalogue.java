package sol023.conformance.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a self-test runs: faults and variants of a CMF, and those of a VNFM.
 *
 * @param whole whether it is everything, so that a check without a killer is known to have none
 */
public record Catalogue(
        List<Fault> faults, List<Variant> variants, List<Fault> vnfmFaults, List<Variant> vnfmVariants, boolean whole) {

    public Catalogue {
        faults = List.copyOf(faults);
        variants = List.copyOf(variants);
        vnfmFaults = List.copyOf(vnfmFaults);
        vnfmVariants = List.copyOf(vnfmVariants);
    }

    /** All faults and variants. */
    public static Catalogue all() {
        return new Catalogue(Faults.all(), Variants.all(), VnfmFaults.all(), VnfmVariants.all(), true);
    }

    /** Those of a VNFM. */
    public Catalogue ofVnfm() {
        return new Catalogue(List.of(), List.of(), vnfmFaults, vnfmVariants, whole);
    }

    /** Whether all of it is about a VNFM, so that no CMF is needed. */
    public boolean isOfVnfm() {
        return faults.isEmpty() && variants.isEmpty();
    }

    /**
     * Those of these names.
     *
     * @throws IllegalArgumentException with a message for the user when a name is unknown
     */
    public Catalogue only(Collection<String> ids) {
        Set<String> unknown = new TreeSet<>(ids);
        Stream.concat(allFaults().map(Fault::id), allVariants().map(Variant::id))
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no fault or variant " + String.join(", ", unknown));
        }
        return new Catalogue(
                named(faults, ids),
                variants(variants, ids),
                named(vnfmFaults, ids),
                variants(vnfmVariants, ids),
                false);
    }

    private static List<Fault> named(List<Fault> faults, Collection<String> ids) {
        return faults.stream().filter(fault -> ids.contains(fault.id())).toList();
    }

    private static List<Variant> variants(List<Variant> variants, Collection<String> ids) {
        return variants.stream().filter(variant -> ids.contains(variant.id())).toList();
    }

    private Stream<Fault> allFaults() {
        return Stream.concat(faults.stream(), vnfmFaults.stream());
    }

    private Stream<Variant> allVariants() {
        return Stream.concat(variants.stream(), vnfmVariants.stream());
    }

    /** One line for each: its name and what it does. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Fault fault : allFaults().toList()) {
            lines.add("fault    " + fault.id() + "  " + fault.wrong() + "  Kills: "
                    + fault.kills().stream().map(Kill::toString).collect(Collectors.joining("; ")));
        }
        for (Variant variant : allVariants().toList()) {
            lines.add("variant  " + variant.id() + "  " + variant.does() + "  Allowed by: " + variant.allowedBy());
        }
        return lines;
    }
}
