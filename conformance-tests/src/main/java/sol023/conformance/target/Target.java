package sol023.conformance.target;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's description of the system under test, as {@code target.yaml} gives it.
 *
 * @param file where it was read
 * @param name how the report calls the product
 * @param release the edition of SOL023 the run is judged by, for example {@code 5.4.1}
 * @param rest the REST interfaces
 * @param cmp the CMP interface
 * @param vnfm the consumer that registers subjects and enrols for them
 * @param other another consumer, for checks of ownership
 * @param crlCheck whether the CRL is looked at after a revocation
 * @param ics the answers given to the ICS questions; see {@link #supports}
 * @param statements the other answers of the ICS, about which no scenario depends
 * @param hooks how the product is made to do something on purpose
 * @param ownVnfm the VNFM that the suite plays towards the CMF; empty: it plays none that listens
 * @param timeouts how long the suite waits
 */
public record Target(
        Path file,
        String name,
        String release,
        Rest rest,
        Cmp cmp,
        Credential vnfm,
        Optional<Credential> other,
        boolean crlCheck,
        Map<Capability, Boolean> ics,
        Map<Statement, String> statements,
        Map<HookName, HookSettings> hooks,
        Optional<VnfmSettings> ownVnfm,
        Timeouts timeouts)
        implements SystemUnderTest {

    public Target {
        ics = Map.copyOf(ics);
        statements = Map.copyOf(statements);
        hooks = Map.copyOf(hooks);
    }

    @Override
    public Role role() {
        return Role.CMF;
    }

    /** Whether the product has the capability: as the ICS answers, else the capability's default. */
    @Override
    public boolean supports(Capability capability) {
        return capability.available(this);
    }

    /** Everything in the configuration that no output may show: shared secrets and private keys. */
    @Override
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        for (Credential credential :
                Stream.concat(Stream.of(vnfm), other.stream()).toList()) {
            credential.mac().ifPresent(mac -> secrets.add(mac.secret()));
            credential.oauth().ifPresent(oauth -> secrets.addAll(oauth.secrets()));
            for (KeyFiles files : List.of(credential.tls(), credential.cmp())) {
                Secret.privateKey(files.key()).ifPresent(secrets::add);
            }
        }
        ownVnfm.ifPresent(vnfm -> secrets.addAll(vnfm.secrets()));
        hooks.values().forEach(hook -> secrets.addAll(hook.secrets()));
        return secrets;
    }

    @Override
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("REST", rest.apiRoot().toString());
        addresses.put("CMP", cmp.base() + ", dialect " + cmp.dialect().name().toLowerCase(Locale.ROOT));
        return addresses;
    }

    /**
     * The REST interfaces.
     *
     * @param apiRoot without a slash at the end
     * @param trust PEM file with the anchors of the server's TLS certificate; empty: those of the Java installation
     * @param version value of the {@code Version} header (SOL013 9.2)
     * @param manySubjects the most subjects that a scenario registers to get a list that is too long for one answer
     */
    public record Rest(URI apiRoot, Optional<Path> trust, String version, int manySubjects) {}

    /**
     * The CMP interface.
     *
     * @param base scheme, host and port of the CMP paths
     * @param path a template with {@code {name}} and {@code {operation}}; empty: found by trying (I-01)
     * @param trust PEM file with the anchors of CMP protection certificates and of issued certificates
     * @param dialect which expectations apply (I-02)
     * @param certTypeOid of the generalInfo that says VNFCI or VNF OAM (I-03)
     * @param handlingOid of the generalInfo that says direct or delegation (I-03)
     */
    public record Cmp(
            URI base, Optional<String> path, Path trust, Dialect dialect, String certTypeOid, String handlingOid) {}

    /** The sets of expectations for CMP over HTTP (I-02). */
    public enum Dialect {
        SOL023,
        RFC9483
    }

    /** How a consumer shows who it is: over TLS, in CMP by signature or by shared secret, and over REST by a token. */
    public record Credential(KeyFiles tls, KeyFiles cmp, Optional<MacCredential> mac, Optional<OAuth> oauth) {}

    /** PEM files: a certificate with its chain, and its private key (PKCS#8). */
    public record KeyFiles(Path certificate, Path key) {}

    /** A shared secret and the reference (senderKID) that names it. */
    public record MacCredential(String reference, Secret secret) {}

    /**
     * How long the suite waits.
     *
     * @param connect to open a connection
     * @param answer for one response
     * @param crl until a revocation shows in the CRL
     * @param notification until a notification comes in
     * @param silence for what must not come in
     */
    public record Timeouts(Duration connect, Duration answer, Duration crl, Duration notification, Duration silence) {

        /** With the usual waits for notifications. */
        public Timeouts(Duration connect, Duration answer, Duration crl) {
            this(connect, answer, crl, Duration.ofSeconds(15), Duration.ofSeconds(2));
        }
    }
}
