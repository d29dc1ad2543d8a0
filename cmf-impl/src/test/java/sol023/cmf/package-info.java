/** Tests of what holds for the whole CMF. */
@org.jspecify.annotations.NullMarked
package sol023.cmf;
