package sol023.cmf.server;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.ca.Approval;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateProfile.KeyKind;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.NamedTerms;
import sol023.cmf.certificate.RequestSettings;

/** The maps {@code profiles} and {@code requests} of cmf.yaml. */
final class ProfileConfig {

    private static final int MOST_WAITING = 1_000_000;

    private ProfileConfig() {}

    static Map<CertificateType, CertificateProfile> profiles(ConfigMap root) {
        var profiles = new EnumMap<CertificateType, CertificateProfile>(CertificateType.class);
        for (var type : CertificateType.values()) {
            profiles.put(type, CertificateProfile.DEFAULT);
        }
        root.findMap("profiles").ifPresent(map -> {
            try (map) {
                for (var type : CertificateType.values()) {
                    map.findMap(type.restValue()).ifPresent(profile -> profiles.put(type, profile(profile)));
                }
            }
        });
        return profiles;
    }

    private static CertificateProfile profile(ConfigMap map) {
        try (map) {
            var keys = EnumSet.noneOf(KeyKind.class);
            for (var name : map.texts("keys")) {
                keys.add(keyKind(map, name));
            }
            return new CertificateProfile(
                    map.duration("validity", CertificateProfile.DEFAULT.validity()),
                    keys.isEmpty() ? CertificateProfile.DEFAULT.keys() : keys,
                    map.number("minimumRsaBits", CertificateProfile.DEFAULT.minimumRsaBits(), 2048, 16384),
                    approval(map).orElse(CertificateProfile.DEFAULT.approval()),
                    map.maps("names").stream().map(ProfileConfig::namedTerms).toList());
        }
    }

    private static NamedTerms namedTerms(ConfigMap map) {
        try (map) {
            var validity = map.has("validity")
                    ? Optional.of(map.duration("validity", Duration.ZERO))
                    : Optional.<Duration>empty();
            var approval = approval(map);
            return map.get("pattern", pattern -> new NamedTerms(pattern, validity, approval));
        }
    }

    /** A word, or a map with a delay and what is decided then. */
    private static Optional<Approval> approval(ConfigMap map) {
        if (!map.has("approval")) {
            return Optional.empty();
        }
        if (!map.holdsMap("approval")) {
            return Optional.of(
                    switch (map.choice("approval", Decider.class, Decider.AUTOMATIC)) {
                        case AUTOMATIC -> Approval.AUTOMATIC;
                        case MANUAL -> Approval.MANUAL;
                    });
        }
        try (var delayed = map.map("approval")) {
            if (!delayed.has("delay")) {
                throw delayed.missing("delay");
            }
            return Optional.of(new Approval.Delayed(
                    delayed.duration("delay", Duration.ZERO),
                    delayed.choice("then", Then.class, Then.GRANT) == Then.GRANT));
        }
    }

    /** Who decides about a request. */
    private enum Decider {
        AUTOMATIC,
        MANUAL
    }

    /** What is decided after a delay. */
    private enum Then {
        GRANT,
        DENY
    }

    private static KeyKind keyKind(ConfigMap map, String name) {
        for (var kind : KeyKind.values()) {
            if (kind.name().replace("_", "").equalsIgnoreCase(name.replace("-", ""))) {
                return kind;
            }
        }
        throw map.error("keys", "has " + name + ", which is none of " + List.of(KeyKind.values()));
    }

    static RequestSettings requests(ConfigMap root) {
        var standard = RequestSettings.DEFAULT;
        return root.findMap("requests")
                .map(map -> {
                    try (map) {
                        return new RequestSettings(
                                map.number("perConsumer", standard.perConsumer(), 0, MOST_WAITING),
                                map.duration("longestWait", standard.longestWait()),
                                map.duration("kept", standard.kept()),
                                map.duration("longestCheckAfter", standard.longestAskAgain()));
                    } catch (IllegalArgumentException e) {
                        throw map.error("cannot be used: " + e.getMessage());
                    }
                })
                .orElse(standard);
    }
}
