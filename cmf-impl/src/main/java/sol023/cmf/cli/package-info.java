/** The command line of the reference CMF: reads the arguments, starts what {@code server} builds. */
@org.jspecify.annotations.NullMarked
package sol023.cmf.cli;
