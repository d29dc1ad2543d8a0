package sol023.conformance.target;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Reads {@code vnfmUnderTest} of a target file. */
final class VnfmTargetSection {

    static final String KEY = "vnfmUnderTest";

    private static final Set<String> KEYS =
            Set.of("apiRoot", "version", "trust", "tls", "oauth", "notificationEndpoint", "callback");
    private static final String VERSION = "2.12.0";

    private final SecretSource secrets;

    VnfmTargetSection(SecretSource secrets) {
        this.secrets = secrets;
    }

    VnfmTarget read(java.nio.file.Path file, YamlMap top, Target.Timeouts timeouts) {
        YamlMap target = top.map("target", Set.of("name", "release"));
        YamlMap vnfm = top.map(KEY, KEYS);
        return new VnfmTarget(
                file,
                target.text("name"),
                target.text("release"),
                apiRoot(vnfm),
                version(vnfm),
                vnfm.optionalPath("trust"),
                vnfm.optionalMap("tls", Set.of("certificate", "key"))
                        .map(tls -> new Target.KeyFiles(tls.path("certificate"), tls.path("key"))),
                oauth(vnfm),
                vnfm.optionalMap("notificationEndpoint", Set.of("uri", "subscriptionId", "oauth"))
                        .map(this::endpoint),
                new VnfmSection(secrets).read(vnfm, "callback"),
                new HooksSection(secrets).read(top),
                timeouts);
    }

    private static URI apiRoot(YamlMap vnfm) {
        URI uri = vnfm.httpUri("apiRoot");
        if (uri.getRawPath().matches("(.*/)?vnflcm(/v[0-9]+)?")) {
            throw vnfm.wrong("apiRoot", "must be what stands before /vnflcm, without it");
        }
        return uri;
    }

    private static String version(YamlMap vnfm) {
        String version = vnfm.text("version", VERSION);
        if (!version.matches("2\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-.+)?")) {
            throw vnfm.wrong("version", "must be a version of vnflcm v2, for example " + VERSION);
        }
        return version;
    }

    private VnfmTarget.NotificationEndpoint endpoint(YamlMap endpoint) {
        return new VnfmTarget.NotificationEndpoint(
                endpoint.httpUri("uri"),
                endpoint.has("subscriptionId") ? Optional.of(endpoint.text("subscriptionId")) : Optional.empty(),
                oauth(endpoint));
    }

    private Optional<OAuth> oauth(YamlMap section) {
        return new OAuthSection(secrets).read(section);
    }
}
