package sol023.conformance.steps;

import java.util.function.Consumer;
import sol023.conformance.requirement.Requirement;

/** One thing that a feature file changes in a request, and the requirement that the change is about. */
record Change<P>(Requirement requirement, Consumer<P> apply) {}
