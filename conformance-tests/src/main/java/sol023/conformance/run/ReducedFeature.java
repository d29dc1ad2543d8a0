package sol023.conformance.run;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.Node;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A feature with some of its scenarios. The suite selects them itself, so that what is planned is what Cucumber is given. */
record ReducedFeature(io.cucumber.core.gherkin.Feature whole, List<Pickle> pickles)
        implements io.cucumber.core.gherkin.Feature {

    @Override
    public Pickle getPickleAt(Node node) {
        return whole.getPickleAt(node);
    }

    @Override
    public List<Pickle> getPickles() {
        return pickles;
    }

    @Override
    public URI getUri() {
        return whole.getUri();
    }

    @Override
    public String getSource() {
        return whole.getSource();
    }

    @Override
    public Iterable<?> getParseEvents() {
        return whole.getParseEvents();
    }

    @Override
    public Collection<Node> elements() {
        return whole.elements();
    }

    @Override
    public Location getLocation() {
        return whole.getLocation();
    }

    @Override
    public Optional<String> getKeyword() {
        return whole.getKeyword();
    }

    @Override
    public Optional<String> getName() {
        return whole.getName();
    }

    @Override
    public Optional<Node> getParent() {
        return whole.getParent();
    }
}
