package sol023.cmf.cmp;

import java.util.Optional;
import sol023.cmf.ca.CertificateType;

/**
 * Where a message was posted to (SOL023 clause 5.4, RFC 9483 section 6.1).
 *
 * @param type the certificate type that {@code {name}} stands for
 * @param operation the operation; absent if the path ends with the name, and then the body alone decides
 */
public record CmpRoute(CertificateType type, Optional<Operation> operation) {

    /** The operations of SOL023, and those of RFC 9483 section 6.1 for the optional messages. */
    public enum Operation {
        /** Certificate signing requests, confirmations and polling. */
        PKCS10("pkcs10"),
        /** Revocation requests. */
        REVOCATION("revocation"),
        /** First requests of an end entity (ir). */
        INITIALIZATION("initialization"),
        /** Further requests in the form of RFC 4211 (cr). */
        CERTIFICATION("certification"),
        /** Updates of certificates (kur). */
        KEYUPDATE("keyupdate"),
        /** Questions for CA certificates (genm). */
        GETCACERTS("getcacerts"),
        /** Questions for a newer root (genm). */
        GETROOTUPDATE("getrootupdate"),
        /** Questions for a template of requests (genm). */
        GETCERTREQTEMPLATE("getcertreqtemplate"),
        /** Questions for the CRL (genm). */
        GETCRLS("getcrls");

        private final String label;

        Operation(String label) {
            this.label = label;
        }

        /** As it stands in the path. */
        public String label() {
            return label;
        }
    }

    /**
     * Reads what follows {@code /.well-known/cmp} in a path: {@code /p/{name}} and {@code /p/{name}/{operation}}, with or without a
     * slash at the end. Empty for anything else, which is then not found.
     */
    public static Optional<CmpRoute> parse(String path) {
        var segments = path.split("/", -1);
        int count = segments.length;
        if (count > 3 && segments[count - 1].isEmpty()) {
            count--;
        }
        if (count < 3 || count > 4 || !segments[0].isEmpty() || !segments[1].equals("p")) {
            return Optional.empty();
        }
        var type = CertificateType.findByPathName(segments[2]);
        if (count == 3) {
            return type.map(each -> new CmpRoute(each, Optional.empty()));
        }
        var label = segments[3];
        return type.flatMap(each -> findOperation(label).map(found -> new CmpRoute(each, Optional.of(found))));
    }

    /** Whether this is the place for messages of that operation. */
    boolean serves(Operation wanted) {
        return operation.isEmpty() || operation.get() == wanted;
    }

    private static Optional<Operation> findOperation(String label) {
        for (var each : Operation.values()) {
            if (each.label.equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
