package sol023.conformance.target;

import java.util.Arrays;
import java.util.Optional;

/** What a product may have to be made to do on purpose, so that a scenario can see it. */
public enum HookName {
    CERTIFICATE_EXPIRES("certificate.expires", "a certificate that the CMF has issued expires within moments"),
    LCM_SUBSCRIBES("lcm.subscribes", "the CMF subscribes, once more, to lifecycle changes at its VNFM"),
    VNF_CHANGES("vnf.changes", "the VNFM carries out a lifecycle operation on a VNF");

    private final String key;
    private final String meaning;

    HookName(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** As the target file spells it. */
    public String key() {
        return key;
    }

    /** What happens, as the end of "so that …". */
    public String meaning() {
        return meaning;
    }

    static Optional<HookName> find(String key) {
        return Arrays.stream(values()).filter(name -> name.key.equals(key)).findFirst();
    }
}
