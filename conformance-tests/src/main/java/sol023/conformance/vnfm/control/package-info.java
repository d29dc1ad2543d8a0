/** How a laboratory makes the suite's own VNFM do things: plain HTTP on the loopback interface, with a token. May use {@code vnfm} and {@code vnfm.lcm}. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.vnfm.control;
