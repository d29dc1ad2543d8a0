package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Scope;

/** Who may have a token from the lab. */
record LabClients(List<Client> all) {

    private static final String SCHEME = "Basic ";

    LabClients {
        all = List.copyOf(all);
    }

    /** One client, whose secret is in no text. */
    record Client(String name, String secret, Set<Scope> scopes) {

        @Override
        public String toString() {
            return "Client[" + name + "]";
        }
    }

    /** What HTTP Basic says. */
    record NameAndSecret(String name, String secret) {

        @Override
        public String toString() {
            return "NameAndSecret[" + name + "]";
        }
    }

    Optional<Client> find(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** @throws LabTokenException unless both are right */
    Client bySecret(NameAndSecret given) {
        return find(given.name())
                .filter(each -> MessageDigest.isEqual(
                        each.secret().getBytes(UTF_8), given.secret().getBytes(UTF_8)))
                .orElseThrow(LabClients::unknown);
    }

    /** Name and secret are form-encoded in it (RFC 6749 section 2.3.1). */
    static Optional<NameAndSecret> basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            var pair = new String(
                            Base64.getDecoder()
                                    .decode(header.substring(SCHEME.length()).strip()),
                            UTF_8)
                    .split(":", 2);
            if (pair.length == 2) {
                return Optional.of(
                        new NameAndSecret(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8)));
            }
            throw unknown();
        } catch (IllegalArgumentException malformed) {
            throw unknown();
        }
    }

    private static LabTokenException unknown() {
        return new LabTokenException(401, "invalid_client", "There is no such client with such a secret.");
    }
}
