package sol023.cmf.subject;

import java.util.Optional;
import sol023.cmf.sol013.query.Filter;

/**
 * Which subject instances of a consumer a store reads, in the order of their ids.
 *
 * @param after the id after which to start
 * @param limit the most instances
 * @param withSubjects whether their content is read too
 */
record SubjectSearch(SubjectTables tables, Filter filter, Optional<String> after, int limit, boolean withSubjects) {}
