package sol023.cmf.sol013.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes of the entries of a list. */
public final class ResourceType {

    private final Map<AttributePath, Attribute> attributes = new LinkedHashMap<>();

    private ResourceType(List<Attribute> top) {
        add(AttributePath.ROOT, top);
    }

    public static ResourceType of(Attribute... attributes) {
        return new ResourceType(List.of(attributes));
    }

    private void add(AttributePath place, List<Attribute> below) {
        for (var attribute : below) {
            var path = place.at(attribute.name());
            attributes.put(path, attribute);
            if (attribute instanceof Attribute.Structure structure) {
                add(path, structure.attributes());
            }
        }
    }

    Optional<Attribute> find(AttributePath path) {
        return Optional.ofNullable(attributes.get(path));
    }

    /** The paths of all attributes whose presence is one of these. */
    List<AttributePath> having(Attribute.Presence... presences) {
        var wanted = List.of(presences);
        var found = new ArrayList<AttributePath>();
        attributes.forEach((path, attribute) -> {
            if (wanted.contains(attribute.presence())) {
                found.add(path);
            }
        });
        return found;
    }
}
