package sol023.conformance.report.diagram;

/** The file of the diagrams that comes with the suite is broken. */
public final class DiagramException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DiagramException(String message) {
        super(message);
    }
}
