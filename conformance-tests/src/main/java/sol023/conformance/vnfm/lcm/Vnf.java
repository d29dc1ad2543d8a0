package sol023.conformance.vnfm.lcm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/**
 * A VNF instance.
 *
 * @param id identifier, unique at this VNFM
 * @param name for people
 * @param product which product it is an instance of
 * @param instantiated whether it has a VNFC, or had one and was not terminated
 * @param vnfcs its VNFCs
 */
public record Vnf(String id, String name, Product product, boolean instantiated, List<Vnfc> vnfcs) {

    /** What a VNF package says of its VNFs. */
    public record Product(String vnfdId, String provider, String name, String softwareVersion, String vnfdVersion) {

        /** A product that nobody makes. */
        public static final Product EXAMPLE =
                new Product("vnfd-sol023", "SOL023 Conformance", "Paper VNF", "1.0", "1.0");
    }

    /** A VNFC instance. */
    public record Vnfc(String id, String resourceId) {}

    public Vnf {
        vnfcs = List.copyOf(vnfcs);
    }

    Vnf with(boolean nowInstantiated, List<Vnfc> now) {
        return new Vnf(id, name, product, nowInstantiated, now);
    }

    /** The VnfInstance (SOL002 clause 5.5.2.2). */
    ObjectNode json(URI api) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("vnfInstanceName", name)
                .put("vnfdId", product.vnfdId())
                .put("vnfProvider", product.provider())
                .put("vnfProductName", product.name())
                .put("vnfSoftwareVersion", product.softwareVersion())
                .put("vnfdVersion", product.vnfdVersion())
                .put("instantiationState", instantiated ? "INSTANTIATED" : "NOT_INSTANTIATED");
        if (instantiated) {
            json.set("instantiatedVnfInfo", information());
        }
        json.putObject("_links").putObject("self").put("href", api + "/vnf_instances/" + id);
        return json;
    }

    private ObjectNode information() {
        ObjectNode information = JsonNodeFactory.instance
                .objectNode()
                .put("flavourId", "standard")
                .put("vnfState", "STARTED");
        ObjectNode port = information.putArray("extCpInfo").addObject();
        port.put("id", "ext-cp").put("cpdId", "ext").put("cpConfigId", "ext-config");
        port.putArray("cpProtocolInfo").addObject().put("layerProtocol", "IP_OVER_ETHERNET");
        port.put("associatedVnfVirtualLinkId", "internal");
        ArrayNode components = information.putArray("vnfcInfo");
        ArrayNode resources = information.putArray("vnfcResourceInfo");
        for (Vnfc vnfc : vnfcs) {
            components
                    .addObject()
                    .put("id", vnfc.id())
                    .put("vduId", "vdu")
                    .put("vnfcResourceInfoId", "res-" + vnfc.id())
                    .put("vnfcState", "STARTED");
            resources
                    .addObject()
                    .put("id", "res-" + vnfc.id())
                    .put("vduId", "vdu")
                    .putObject("computeResource")
                    .put("resourceId", vnfc.resourceId());
        }
        return information;
    }
}
