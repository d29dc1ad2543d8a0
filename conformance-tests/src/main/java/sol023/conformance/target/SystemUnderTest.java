package sol023.conformance.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A product as its target file describes it, whichever side of the reference point it is. */
public sealed interface SystemUnderTest permits Target, VnfmTarget {

    /** Where it was read. */
    Path file();

    /** How the report calls the product. */
    String name();

    /** The edition of SOL023 the run is judged by, for example {@code 5.4.1}. */
    String release();

    Role role();

    /** Whether the product has the capability; never one that belongs to another role. */
    boolean supports(Capability capability);

    /** Everything in the configuration that no output may show. */
    List<Secret> secrets();

    Target.Timeouts timeouts();

    /** How the product is made to do things on purpose. */
    Map<HookName, HookSettings> hooks();

    /** How the product is made to do that; empty when the target file does not say. */
    default Optional<HookSettings> hook(HookName name) {
        return Optional.ofNullable(hooks().get(name));
    }

    /** Where the product is, each address with its name, for people. */
    Map<String, String> addresses();
}
