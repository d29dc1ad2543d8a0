package sol023.cmf.server;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sol023.cmf.cmp.CmpSettings;
import sol023.cmf.cmp.MacBounds;
import sol023.cmf.cmp.OptionalMessage;

/**
 * The map {@code cmp} of cmf.yaml.
 *
 * @param trust trust anchors of CMP signers besides the CA's own root
 */
record CmpConfig(CmpSettings settings, List<X509Certificate> trust) {

    private static final CmpSettings STANDARD = CmpSettings.DEFAULT;
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*)){1,30}");
    private static final int MOST_OCTETS = 16 << 20;
    private static final int MOST_REVOCATIONS = 1_000;
    private static final int MOST_UNCONFIRMED = 1_000_000;
    private static final int MOST_ITERATIONS = 10_000_000;

    static CmpConfig read(ConfigMap root) {
        return root.findMap("cmp").map(CmpConfig::readMap).orElseGet(() -> new CmpConfig(STANDARD, List.of()));
    }

    private static CmpConfig readMap(ConfigMap cmp) {
        try (cmp) {
            var trust = cmp.files("trust").stream()
                    .flatMap(file -> PemFiles.certificates(file).stream())
                    .toList();
            return new CmpConfig(settings(cmp), trust);
        } catch (IllegalArgumentException e) {
            throw cmp.error("cannot be used: " + e.getMessage());
        }
    }

    private static CmpSettings settings(ConfigMap cmp) {
        return new CmpSettings(
                cmp.choice("dialect", CmpSettings.DialectChoice.class, STANDARD.dialect()),
                cmp.has("certReqId") ? Optional.of(cmp.number("certReqId", 0, -1, 0)) : Optional.empty(),
                cmp.flag("lenientCertReqId", STANDARD.lenientCertReqId()),
                cmp.flag("alwaysCaPubs", STANDARD.alwaysCaPubs()),
                cmp.flag("allowMacRevocation", STANDARD.allowMacRevocation()),
                cmp.number("maxRevocations", STANDARD.maxRevocations(), 1, MOST_REVOCATIONS),
                messages(cmp),
                cmp.choice("onMissingConfirmation", CmpSettings.Unconfirmed.class, STANDARD.onMissingConfirmation()),
                cmp.duration("messageTimeWindow", STANDARD.messageTimeWindow()),
                cmp.duration("confirmWaitTime", STANDARD.confirmWaitTime()),
                cmp.number("maxUnconfirmed", STANDARD.maxUnconfirmed(), 1, MOST_UNCONFIRMED),
                cmp.duration("transactionsKept", STANDARD.transactionsKept()),
                cmp.number("maxBody", STANDARD.maxBodyOctets(), 1024, MOST_OCTETS),
                cmp.findMap("mac").map(CmpConfig::macBounds).orElse(STANDARD.macBounds()),
                cmp.find("certTypeOid", CmpConfig::oid).orElse(STANDARD.certTypeOid()),
                cmp.find("handlingOid", CmpConfig::oid).orElse(STANDARD.handlingOid()));
    }

    private static Set<OptionalMessage> messages(ConfigMap cmp) {
        if (!cmp.has("messages")) {
            return STANDARD.messages();
        }
        return cmp.texts("messages").stream().map(name -> message(cmp, name)).collect(Collectors.toSet());
    }

    private static OptionalMessage message(ConfigMap cmp, String name) {
        var known = OptionalMessage.values();
        return Stream.of(known)
                .filter(each -> each.standardName().equals(name))
                .findAny()
                .orElseThrow(() -> cmp.error(
                        "messages",
                        "has " + name + ", which is none of "
                                + Stream.of(known)
                                        .map(OptionalMessage::standardName)
                                        .toList()));
    }

    private static MacBounds macBounds(ConfigMap mac) {
        try (mac) {
            var standard = STANDARD.macBounds();
            return new MacBounds(
                    mac.number("minIterations", standard.minIterations(), 100, MOST_ITERATIONS),
                    mac.number("maxIterations", standard.maxIterations(), 100, MOST_ITERATIONS),
                    mac.flag("allowHmacSha1", standard.allowHmacSha1()));
        }
    }

    private static String oid(String text) {
        if (!OID.matcher(text).matches()) {
            throw new IllegalArgumentException("it has to be an object identifier such as 2.25.1234");
        }
        return text;
    }
}
