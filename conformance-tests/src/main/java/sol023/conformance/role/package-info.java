/**
 * The steps of the scenarios that test a VNFM: the suite is the CMF. Nothing calls them but the runner, which finds them by the package name;
 * may use check, client, contract, hook, vnfm and what is below them.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.role;
