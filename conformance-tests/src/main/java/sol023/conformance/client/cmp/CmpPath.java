package sol023.conformance.client.cmp;

import java.net.URI;
import java.util.List;

/**
 * The path of a CMP URI: a template with {@code {name}} (the certificate type) and {@code {operation}}. SOL023 prints two
 * spellings that differ from RFC 9483 §6.1 (interpretation I-01).
 */
public record CmpPath(String template) {

    /** The spelling of RFC 9483, that of SOL023 table B.2-1, and that of table 5.4-1. */
    public static final List<CmpPath> SPELLINGS = List.of(
            new CmpPath("/.well-known/cmp/p/{name}/{operation}"),
            new CmpPath("/.wellknown/cmp/p/{name}/{operation}"),
            new CmpPath("/wellknown/cmp/p/{name}/{operation}"));

    public URI uri(URI base, String name, String operation) {
        String path = template.replace("{name}", name).replace("{operation}", operation);
        return URI.create(base.toString().replaceFirst("/+$", "") + (path.startsWith("/") ? path : "/" + path));
    }
}
