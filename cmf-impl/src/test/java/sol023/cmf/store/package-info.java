/** Tests of the store, and {@link sol023.cmf.store.Engine}, with which the tests of other packages run on every engine. */
@org.jspecify.annotations.NullMarked
package sol023.cmf.store;
