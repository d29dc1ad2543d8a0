/** The sequence diagrams of SOL023 as data ({@code features/diagrams.yaml}). Uses nothing of the suite. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.report.diagram;
