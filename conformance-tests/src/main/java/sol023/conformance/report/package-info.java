/** The reports of a run: one HTML file, JUnit XML, JSON. Offline, in the same order every time. May use run and what is below it. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.report;
