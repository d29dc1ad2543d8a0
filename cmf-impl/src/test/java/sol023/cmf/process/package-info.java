/**
 * The CMF as its users see it: {@code cmf.jar} started as a process, spoken to over its wires, stopped, killed and
 * started again. Knows no class of the CMF; Bouncy Castle and the JDK's HTTP client are its other side.
 */
@NullMarked
package sol023.cmf.process;

import org.jspecify.annotations.NullMarked;
