package sol023.conformance.target;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A VNFM under test, as {@code vnfmUnderTest} of a target file describes it; the suite plays the CMF.
 *
 * @param file where it was read
 * @param name how the report calls the product
 * @param release the edition of SOL023 the run is judged by
 * @param apiRoot what stands before {@code /vnflcm/v2}, without a slash at the end
 * @param version value of the {@code Version} header on the VNF Lifecycle Management interface (SOL013 clause 9.3)
 * @param trust PEM file with the anchors of the VNFM's TLS certificates; empty: those of the Java installation
 * @param tls what the suite shows as a CMF; empty: no client certificate
 * @param oauth how the suite gets tokens for the VNF Lifecycle Management interface; empty: it is open
 * @param endpoint where the VNFM takes notifications about certificates; empty: it does not subscribe to them
 * @param callback where the suite takes notifications about VNFs, and who it is there; empty: the VNFM cannot reach it
 * @param hooks how the product is made to do something on purpose
 * @param timeouts how long the suite waits
 */
public record VnfmTarget(
        Path file,
        String name,
        String release,
        URI apiRoot,
        String version,
        Optional<Path> trust,
        Optional<Target.KeyFiles> tls,
        Optional<OAuth> oauth,
        Optional<NotificationEndpoint> endpoint,
        Optional<VnfmSettings> callback,
        Map<HookName, HookSettings> hooks,
        Target.Timeouts timeouts)
        implements SystemUnderTest {

    /**
     * The callback URI that the VNFM gives a CMF (SOL023 clause 7.5.5).
     *
     * @param uri as the VNFM names it when it subscribes
     * @param subscriptionId of the subscription that notifications name; empty: one that the suite makes up
     * @param oauth how a CMF gets the tokens that the VNFM asks for; empty: it asks for none
     */
    public record NotificationEndpoint(URI uri, Optional<String> subscriptionId, Optional<OAuth> oauth) {}

    public VnfmTarget {
        hooks = Map.copyOf(hooks);
    }

    @Override
    public Role role() {
        return Role.VNFM;
    }

    @Override
    public boolean supports(Capability capability) {
        return switch (capability) {
            case VNFM_ENDPOINT -> endpoint.isPresent();
            case VNFM_ENDPOINT_OAUTH ->
                endpoint.flatMap(NotificationEndpoint::oauth).isPresent();
            case VNFM_LCM_OAUTH -> oauth.isPresent();
            case VNFM_CALLBACK -> callback.isPresent();
            case VNFM_CHANGES -> callback.isPresent() && hooks.containsKey(HookName.VNF_CHANGES);
            default -> false;
        };
    }

    @Override
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        tls.flatMap(files -> Secret.privateKey(files.key())).ifPresent(secrets::add);
        oauth.ifPresent(given -> secrets.addAll(given.secrets()));
        endpoint.flatMap(NotificationEndpoint::oauth).ifPresent(given -> secrets.addAll(given.secrets()));
        callback.ifPresent(given -> secrets.addAll(given.secrets()));
        hooks.values().forEach(hook -> secrets.addAll(hook.secrets()));
        return secrets;
    }

    @Override
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("VNF LCM", apiRoot.toString());
        endpoint.ifPresent(
                given -> addresses.put("Notification endpoint", given.uri().toString()));
        return addresses;
    }
}
