/**
 * The database: opening, migrating, transactions; knows no table's meaning and uses no other package of the CMF.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.store;
