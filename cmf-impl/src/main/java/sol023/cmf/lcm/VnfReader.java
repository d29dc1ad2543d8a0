package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a VnfInstance (SOL002 clause 5.5.2.2): what the CMF needs of it, whatever else is there. */
final class VnfReader {

    /** The most VNFCs, and the most certificates, of one VNF instance. */
    private static final int MOST = 20_000;

    private VnfReader() {}

    /** @throws VnfmException if it has no usable id or state: nothing may be concluded from it then */
    static Vnf read(JsonNode tree) {
        var id = Attributes.id(tree, "id")
                .orElseThrow(() -> VnfmException.unusable("the VNFM shows a VNF instance without usable id"));
        var state = Attributes.text(tree, "instantiationState")
                .orElseThrow(() -> VnfmException.unusable("the VNFM shows a VNF instance without instantiationState"));
        var instantiated = !state.equals("NOT_INSTANTIATED");
        return new Vnf(id, facts(tree), instantiated, vnfcs(tree, instantiated), certificates(tree));
    }

    private static VnfFacts facts(JsonNode tree) {
        return new VnfFacts(
                Attributes.text(tree, "vnfInstanceName"),
                Attributes.id(tree, "vnfdId"),
                Attributes.text(tree, "vnfProvider"),
                Attributes.text(tree, "vnfProductName"),
                Attributes.text(tree, "vnfSoftwareVersion"),
                Attributes.text(tree, "vnfdVersion"));
    }

    private static Optional<List<Vnfc>> vnfcs(JsonNode tree, boolean instantiated) {
        if (!instantiated) {
            return Optional.of(List.of());
        }
        var instantiatedInfo = tree.path("instantiatedVnfInfo");
        return instantiatedInfo.isObject() ? Optional.of(vnfcs(instantiatedInfo)) : Optional.empty();
    }

    private static List<Vnfc> vnfcs(JsonNode info) {
        var resources = new LinkedHashMap<String, JsonNode>();
        for (var resource : array(info, "vnfcResourceInfo")) {
            resources.put(idOf(resource, "vnfcResourceInfo"), resource);
        }
        var vnfcs = new LinkedHashMap<String, Vnfc>();
        for (var vnfc : array(info, "vnfcInfo")) {
            var id = idOf(vnfc, "vnfcInfo");
            var resourceId = Attributes.id(vnfc, "vnfcResourceInfoId");
            var content = resourceId.flatMap(
                    each -> Optional.ofNullable(resources.remove(each)).flatMap(VnfReader::contentId));
            vnfcs.put(id, new Vnfc(id, resourceId, Attributes.id(vnfc, "vduId"), content));
        }
        resources.forEach((id, resource) -> vnfcs.putIfAbsent(
                id, new Vnfc(id, Optional.of(id), Attributes.id(resource, "vduId"), contentId(resource))));
        return List.copyOf(vnfcs.values());
    }

    private static Optional<String> contentId(JsonNode resource) {
        return Attributes.id(resource, "certificateContentId");
    }

    private static List<VnfCertificate> certificates(JsonNode tree) {
        Map<String, VnfCertificate> certificates = new LinkedHashMap<>();
        for (var content : array(tree.path("certificateInfo"), "certificateContents")) {
            Attributes.id(content, "id")
                    .ifPresent(id -> certificates.put(
                            id,
                            new VnfCertificate(
                                    id,
                                    Attributes.text(content, "certificateType"),
                                    Attributes.integer(content, "serialNumber"),
                                    Attributes.text(content, "issuer"),
                                    Attributes.text(content, "subject"))));
        }
        return new ArrayList<>(certificates.values());
    }

    /** An entry that cannot be read must not look like a VNFC that is gone. */
    private static String idOf(JsonNode entry, String kind) {
        return Attributes.id(entry, "id")
                .orElseThrow(() -> VnfmException.unusable("the VNFM shows a " + kind + " without usable id"));
    }

    private static Iterable<JsonNode> array(JsonNode object, String name) {
        var array = object.path(name);
        if (array.isMissingNode() || array.isNull()) {
            return List.of();
        }
        if (!array.isArray() || array.size() > MOST) {
            throw VnfmException.unusable("the VNFM shows a " + name + " that is no array, or has more than " + MOST);
        }
        return array;
    }
}
