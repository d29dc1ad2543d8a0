package sol023.cmf.lcm;

import java.util.List;

/** The VNFMs and how often they are asked. */
public record LcmSettings(List<VnfmSettings> vnfms, LcmTiming timing) {

    /** No VNFM. */
    public static final LcmSettings NONE = new LcmSettings(List.of(), LcmTiming.STANDARD);

    public LcmSettings {
        vnfms = List.copyOf(vnfms);
    }
}
