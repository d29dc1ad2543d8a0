/** Known, accepted failures of one product: what a waiver names, and when it has outlived itself. May use requirement and target. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.waiver;
