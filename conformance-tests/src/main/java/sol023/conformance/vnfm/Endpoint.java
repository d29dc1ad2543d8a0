package sol023.conformance.vnfm;

/** What answers under some path of the VNFM. Called by several threads at a time. */
@FunctionalInterface
public interface Endpoint {

    /** What to do with the request. */
    Reply take(Incoming request);
}
