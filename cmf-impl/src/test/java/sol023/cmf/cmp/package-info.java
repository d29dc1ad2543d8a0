/** Tests of the CMP interface, on octets: no network, a real CA and a real database. */
@NullMarked
package sol023.cmf.cmp;

import org.jspecify.annotations.NullMarked;
