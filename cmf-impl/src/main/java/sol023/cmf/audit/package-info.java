/**
 * Who changed what: the port by which every protocol tells what it did or refused, and the log that keeps it as one line of JSON each.
 * Uses nothing of the other packages.
 */
@NullMarked
package sol023.cmf.audit;

import org.jspecify.annotations.NullMarked;
