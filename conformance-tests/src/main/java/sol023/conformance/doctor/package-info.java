/**
 * Looks at the configuration before anything is tested, so that a wrong address, an untrusted certificate or a refused credential
 * is never taken for a fault of the target. May use client, exchange, requirement and target.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.doctor;
