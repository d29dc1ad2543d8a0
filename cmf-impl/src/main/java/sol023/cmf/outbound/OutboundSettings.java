package sol023.cmf.outbound;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How requests are sent.
 *
 * @param trust who certifies the servers; empty: whoever the Java platform trusts
 * @param identity shown to servers that ask for it
 * @param addresses where anything may be sent
 * @param plain whether http without TLS is used too
 * @param bounds what a server may cost
 */
public record OutboundSettings(
        List<X509Certificate> trust,
        Optional<TlsIdentity> identity,
        AddressPolicy addresses,
        boolean plain,
        Bounds bounds) {

    public OutboundSettings {
        trust = List.copyOf(trust);
    }

    /**
     * What a server may cost.
     *
     * @param connect until the connection stands, with TLS
     * @param answer from then until the last octet of the answer
     * @param answerOctets the longest body
     * @param connections to one host and port; further requests wait for one of them; to all hosts together there are eight times as many
     */
    public record Bounds(Duration connect, Duration answer, int answerOctets, int connections) {

        private static final int HOSTS = 8;

        /** Five seconds to connect, ten to answer with at most 64 KiB, 256 connections. */
        public static final Bounds STANDARD = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(10), 64 << 10, 256);

        /** Connections to all hosts together. */
        public int total() {
            return connections * HOSTS;
        }

        /** Until the answer is there, or there is none. */
        public Duration whole() {
            return connect.plus(answer);
        }
    }
}
