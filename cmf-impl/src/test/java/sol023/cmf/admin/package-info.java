/** Tests. */
@org.jspecify.annotations.NullMarked
package sol023.cmf.admin;
