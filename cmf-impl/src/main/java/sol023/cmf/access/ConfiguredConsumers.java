package sol023.cmf.access;

import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The consumers of the configuration, each known by its very certificates. A certificate is never recognised by its names alone:
 * the CA that issues the VNFs' certificates may also have issued the consumer's, and names can be registered by anybody.
 */
public final class ConfiguredConsumers implements Consumers {

    private final Map<X509Certificate, Consumer> tlsClients = new HashMap<>();
    private final Map<X509Certificate, Consumer> cmpSigners = new HashMap<>();
    private final Map<ByteBuffer, MacSecret> macSecrets = new HashMap<>();
    private final Map<String, Consumer> clients = new HashMap<>();
    private final Map<Consumer, ConsumerTerms> terms = new HashMap<>();
    private final Set<X509Certificate> cmpTrustAnchors;
    private final Clock clock;

    /** Refuses two consumers of the same name and credentials that would name two consumers. */
    public ConfiguredConsumers(
            Collection<ConsumerSettings> consumers, Collection<X509Certificate> cmpTrustAnchors, Clock clock) {
        this.cmpTrustAnchors = Set.copyOf(cmpTrustAnchors);
        this.clock = clock;
        for (ConsumerSettings settings : consumers) {
            var consumer = settings.consumer();
            if (terms.put(consumer, settings.terms()) != null) {
                throw new IllegalArgumentException("two consumers are named " + consumer.name());
            }
            settings.tlsCertificates().forEach(each -> add(tlsClients, each, consumer));
            settings.cmpSigners().forEach(each -> add(cmpSigners, each, consumer));
            settings.macSecrets().forEach(this::add);
            settings.terms().clientIds().forEach(each -> add(each, consumer));
        }
    }

    private static void add(Map<X509Certificate, Consumer> known, X509Certificate certificate, Consumer consumer) {
        var other = known.put(certificate, consumer);
        if (other != null && !other.equals(consumer)) {
            throw new IllegalArgumentException(
                    "consumers " + other.name() + " and " + consumer.name() + " have the same certificate");
        }
    }

    private void add(String clientId, Consumer consumer) {
        var other = clients.put(clientId, consumer);
        if (other != null) {
            throw new IllegalArgumentException(
                    "consumers " + other.name() + " and " + consumer.name() + " have the same client id " + clientId);
        }
    }

    private void add(MacSecret secret) {
        if (macSecrets.put(ByteBuffer.wrap(secret.reference()), secret) != null) {
            throw new IllegalArgumentException(
                    "a MAC reference of consumer " + secret.consumer().name() + " is used twice");
        }
    }

    @Override
    public Optional<Consumer> findByTlsCertificate(X509Certificate certificate) {
        return isInTime(certificate) ? Optional.ofNullable(tlsClients.get(certificate)) : Optional.empty();
    }

    @Override
    public Optional<Consumer> findByClientId(String clientId) {
        return Optional.ofNullable(clients.get(clientId));
    }

    @Override
    public ConsumerTerms terms(Consumer consumer) {
        return Optional.ofNullable(terms.get(consumer)).orElseThrow();
    }

    @Override
    public Optional<Consumer> findByCmpSigner(X509Certificate certificate) {
        return Optional.ofNullable(cmpSigners.get(certificate));
    }

    @Override
    public Optional<MacSecret> findByMacReference(byte[] reference) {
        return Optional.ofNullable(macSecrets.get(ByteBuffer.wrap(reference)));
    }

    @Override
    public Set<X509Certificate> cmpTrustAnchors() {
        return cmpTrustAnchors;
    }

    private boolean isInTime(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException tooEarlyOrTooLate) {
            return false;
        }
    }
}
