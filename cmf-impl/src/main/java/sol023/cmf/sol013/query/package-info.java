/**
 * Queries of lists: attribute-based filters, attribute selectors and paging (SOL013 clauses 5.2 to 5.4), from the query of the URI to the SQL of
 * a page. Knows resources by their description only and uses nothing but {@code sol013}.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.sol013.query;
