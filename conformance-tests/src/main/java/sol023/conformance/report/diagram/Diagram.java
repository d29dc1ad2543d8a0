package sol023.conformance.report.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One sequence diagram.
 *
 * @param clause that shows it, for example {@code 5.3.3a}
 * @param title our own
 * @param participants two of them, from left to right
 * @param flow from top to bottom
 */
public record Diagram(String clause, String title, List<String> participants, List<Element> flow) {

    public Diagram {
        participants = List.copyOf(participants);
        flow = List.copyOf(flow);
    }

    /** What stands in a diagram. */
    public sealed interface Element permits Message, Activity, Note, Frame {}

    /** Something that the register may have rows for. */
    public sealed interface Place {

        /** As the register says it in {@code at}: {@code step 3}, {@code postcondition}. */
        String at();
    }

    /** An arrow between the participants. */
    public record Message(int step, String from, String to, String label) implements Element, Place {
        @Override
        public String at() {
            return "step " + step;
        }
    }

    /** Something that one participant does by itself. */
    public record Activity(int step, String participant, String label) implements Element, Place {
        @Override
        public String at() {
            return "step " + step;
        }
    }

    /** A precondition, a postcondition, or error handling. */
    public record Note(String at) implements Element, Place {}

    /**
     * Steps that are taken under conditions.
     *
     * @param kind {@code alt}, {@code opt} or {@code loop}, as UML calls them
     */
    public record Frame(String kind, List<Part> parts) implements Element {
        public Frame {
            parts = List.copyOf(parts);
        }
    }

    /** The steps under one condition. */
    public record Part(String when, List<Element> flow) {
        public Part {
            flow = List.copyOf(flow);
        }
    }

    /** All steps and notes, from top to bottom. */
    public Stream<Place> places() {
        return places(flow);
    }

    /** Who sends or does the step there; empty for a note. */
    public static Optional<String> who(Place place) {
        if (place instanceof Message message) {
            return Optional.of(message.from());
        }
        return place instanceof Activity activity ? Optional.of(activity.participant()) : Optional.empty();
    }

    private static Stream<Place> places(List<Element> elements) {
        return elements.stream().flatMap(element -> {
            if (element instanceof Frame frame) {
                return frame.parts().stream().flatMap(part -> places(part.flow()));
            }
            return Stream.of((Place) element);
        });
    }
}
