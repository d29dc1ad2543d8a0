package sol023.cmf.access;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Who sends one REST request, and what he may do.
 *
 * @param scopes those granted and all that they contain
 * @param proof how he has proved who he is
 */
public record Caller(Consumer consumer, Set<Scope> scopes, Proof proof) implements Principal {

    /** How a caller has proved who it is. */
    public enum Proof {
        /** With the key of a TLS client certificate. */
        CERTIFICATE("certificate"),
        /** With a bearer token. */
        TOKEN("token"),
        /** With a bearer token and the key of a TLS client certificate. */
        BOTH("token and certificate");

        private final String text;

        Proof(String text) {
            this.text = text;
        }

        /** For the log. */
        public String text() {
            return text;
        }
    }

    public Caller {
        scopes = Scope.closure(scopes);
    }

    /** A consumer with its TLS client certificate, who may do everything with its own data. */
    public static Caller of(Consumer consumer) {
        return new Caller(consumer, Scope.ofConsumers(), Proof.CERTIFICATE);
    }

    /** Whether one of these scopes is granted. */
    public boolean mayOneOf(Set<Scope> needed) {
        return needed.stream().anyMatch(scopes::contains);
    }

    /** The only consumer whose data this caller sees; empty for an operator, who sees everybody's. */
    public Optional<Consumer> seesOnly() {
        return scopes.contains(Scope.OPERATOR) ? Optional.empty() : Optional.of(consumer);
    }

    /** Whether what this consumer registered is there for the caller. */
    public boolean sees(Consumer owner) {
        return seesOnly().map(owner::equals).orElse(true);
    }

    @Override
    public String getName() {
        return consumer.name();
    }
}
