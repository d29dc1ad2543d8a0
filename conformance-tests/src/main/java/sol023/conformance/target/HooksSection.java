package sol023.conformance.target;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code hooks}. */
final class HooksSection {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final List<String> ACTIONS = List.of("http", "command", "prompt");

    private final SecretSource secrets;

    HooksSection(SecretSource secrets) {
        this.secrets = secrets;
    }

    Map<HookName, HookSettings> read(YamlMap top) {
        Set<String> known = Arrays.stream(HookName.values()).map(HookName::key).collect(Collectors.toSet());
        Map<HookName, HookSettings> hooks = new EnumMap<>(HookName.class);
        top.optionalMap("hooks", known).ifPresent(all -> {
            for (String key : all.given()) {
                YamlMap hook = all.map(key, Set.of("name", "within", "http", "command", "prompt"));
                hooks.put(HookName.find(key).orElseThrow(), hook(all, key, hook));
            }
        });
        return hooks;
    }

    private HookSettings hook(YamlMap all, String key, YamlMap hook) {
        List<String> actions = ACTIONS.stream().filter(hook::has).toList();
        if (actions.size() > 1) {
            throw all.wrong(key, "has " + String.join(" and ", actions) + "; give one of them");
        }
        if (actions.isEmpty() && !hook.has("name")) {
            throw all.wrong(key, "needs a name, or one of http, command and prompt");
        }
        return new HookSettings(
                name(hook),
                actions.stream().findFirst().map(action -> action(hook, action)),
                hook.duration("within", WITHIN));
    }

    private static Optional<String> name(YamlMap hook) {
        if (!hook.has("name")) {
            return Optional.empty();
        }
        String name = hook.text("name");
        if (!name.matches("\\*(\\.[A-Za-z0-9-]+)+")) {
            throw hook.wrong(
                    "name",
                    "must be *. and a domain, for example \"*.brief.example\": the suite puts a name of its own"
                            + " for the asterisk");
        }
        return Optional.of(name);
    }

    private HookSettings.Action action(YamlMap hook, String action) {
        return switch (action) {
            case "http" -> http(hook.map("http", Set.of("method", "url", "headers", "body", "trust")));
            case "command" -> new HookSettings.Command(hook.texts("command"));
            default -> new HookSettings.Prompt(hook.text("prompt"));
        };
    }

    private HookSettings.Http http(YamlMap http) {
        String url = http.text("url");
        if (!HookSettings.isHttp(url)) {
            throw http.wrong("url", "must be an http or https URI with a host and without user name and password");
        }
        String method = http.text("method", "POST");
        if (!method.matches("[A-Z]{1,16}")) {
            throw http.wrong("method", "must be a method in capital letters");
        }
        Map<String, HookSettings.HeaderValue> headers = new LinkedHashMap<>();
        http.anyMap("headers").ifPresent(given -> {
            for (String name : given.given()) {
                headers.put(name, value(given, name));
            }
        });
        return new HookSettings.Http(method, url, headers, http.text("body", ""), http.optionalPath("trust"));
    }

    private HookSettings.HeaderValue value(YamlMap headers, String name) {
        if (headers.isMap(name)) {
            return new HookSettings.HeaderValue(secrets.read(headers.map(name, Set.of("file", "env"))), true);
        }
        if (Set.of("authorization", "proxy-authorization", "cookie", "x-api-key")
                .contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw headers.wrong(name, "must not stand in this file; give {file: PATH} or {env: NAME}");
        }
        return new HookSettings.HeaderValue(new Secret(headers.text(name).getBytes(StandardCharsets.UTF_8)), false);
    }
}
