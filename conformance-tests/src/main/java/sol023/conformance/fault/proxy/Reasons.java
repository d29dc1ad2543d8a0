package sol023.conformance.fault.proxy;

import java.util.Map;

/** Reason phrases (RFC 9110 §15); nobody may rely on them. */
final class Reasons {

    private static final Map<Integer, String> PHRASES = Map.of(
            200,
            "OK",
            201,
            "Created",
            202,
            "Accepted",
            204,
            "No Content",
            400,
            "Bad Request",
            401,
            "Unauthorized",
            403,
            "Forbidden",
            404,
            "Not Found",
            405,
            "Method Not Allowed",
            409,
            "Conflict");

    private Reasons() {}

    static String of(int status) {
        return PHRASES.getOrDefault(status, "Status");
    }
}
