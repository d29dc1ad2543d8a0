package sol023.conformance.vnfm;

/** What answers under some path of the VNFM. Called by several threads at a time. */
@FunctionalInterface
interface Endpoint {

    Reply take(Incoming request);
}
