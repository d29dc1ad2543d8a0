/** Tests of the started CMF over real connections, and of its configuration. */
@org.jspecify.annotations.NullMarked
package sol023.cmf.server;
