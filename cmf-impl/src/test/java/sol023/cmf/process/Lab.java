package sol023.cmf.process;

import java.net.URI;
import java.nio.file.Path;

/**
 * The lab of a started CMF: its addresses and the directory with its certificates and credentials.
 *
 * @param https address of everything, for example {@code https://127.0.0.1:8443}
 * @param http address of what needs no TLS: CMP and revocation lists
 */
public record Lab(URI https, URI http, Path data) {

    /** The VNFM of the lab. */
    public Credential vnfm() {
        return Credential.read(data.resolve("vnfm"), "vnfm", "vnfm-1");
    }

    /** Another VNFM, to whom nothing of the first belongs. */
    public Credential otherVnfm() {
        return Credential.read(data.resolve("vnfm-b"), "vnfm", "vnfm-b-1");
    }

    /** The anchor of everything the lab trusts. */
    public Path rootCertificate() {
        return data.resolve("ca").resolve("root.crt");
    }

    /** The CA that issues. */
    public Path issuingCertificate() {
        return data.resolve("ca").resolve("issuing.crt");
    }
}
