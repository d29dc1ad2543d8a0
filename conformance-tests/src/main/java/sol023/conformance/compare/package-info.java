/** Two runs side by side: what was fixed, what broke, what is new and what has gone. May use the results that report reads. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.compare;
