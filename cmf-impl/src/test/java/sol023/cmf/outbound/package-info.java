/** Tests of what the CMF sends, and a server that takes it. */
@org.jspecify.annotations.NullMarked
package sol023.cmf.outbound;
