package sol023.cmf.cmp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import sol023.cmf.access.Consumer;

/** Who sent a message, proven by its protection. */
sealed interface Sender {

    Credential credential();

    /** The consumer that the credential belongs to; a holder of an issued certificate is none. */
    Optional<Consumer> consumer();

    /** For the log. */
    default String name() {
        return consumer().map(Consumer::name).orElse("-");
    }

    /**
     * A signer whose certificate is trusted.
     *
     * @param path the certificate first, then what the message gave to validate it with
     */
    record Signer(Credential credential, List<X509Certificate> path, Optional<Consumer> consumer) implements Sender {

        public Signer {
            path = List.copyOf(path);
        }

        X509Certificate certificate() {
            return path.get(0);
        }
    }

    /** Somebody who knows a shared secret. */
    record KnowsSecret(Credential credential, Consumer owner) implements Sender {

        @Override
        public Optional<Consumer> consumer() {
            return Optional.of(owner);
        }
    }
}
