package sol023.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Readings;
import sol023.conformance.check.Strictness;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Row;
import sol023.conformance.run.Plan;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.waiver.FailureText;
import sol023.conformance.waiver.StaleWaiver;
import sol023.conformance.waiver.Waiver;
import sol023.conformance.waiver.WaiverUse;

/** The results for programs ({@code results.json}); {@code format} names the version, members are only ever added to it. */
final class JsonReport {

    static final String FORMAT = "sol023-conformance-results/1";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReport() {}

    static byte[] bytes(Report report) {
        try {
            return MAPPER.writeValueAsBytes(root(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers, lists and maps can always be written", e);
        }
    }

    /** The JSON Schema of what {@link #bytes} writes. */
    static byte[] schema() {
        try (InputStream in = Objects.requireNonNull(JsonReport.class.getResourceAsStream(Reports.SCHEMA))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> root(Report report) {
        var result = report.result();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("suite", Map.of("version", report.suiteVersion()));
        root.put("requirementSet", Register.standard().digest());
        root.put(
                "target",
                ordered(
                        "name",
                        report.target().name(),
                        "release",
                        report.target().release(),
                        "role",
                        report.target().role().name()));
        root.put(
                "run",
                ordered(
                        "id", report.runId().value(),
                        "started", result.started().toString(),
                        "ended", result.ended().toString(),
                        "strict", report.strictness() == Strictness.STRICT,
                        "readings", readings(result.readings()),
                        "order", report.order(),
                        "repeat", report.repeat()));
        root.put(
                "verdict",
                ordered(
                        "exitCode",
                        result.exitCode().code(),
                        "words",
                        result.exitCode().words()));
        Map<String, Object> counts = new LinkedHashMap<>();
        result.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        root.put("checks", counts);
        root.put("waivers", waivers(result.waivers()));
        root.put(
                "plan",
                ordered(
                        "selected", result.plan().selected(),
                        "planned", result.plan().execute().size(),
                        "executed", result.scenarios().size(),
                        "excluded", result.plan().excluded().size()));
        root.put(
                "scenarios",
                result.scenarios().stream()
                        .map(scenario -> scenario(scenario, report))
                        .toList());
        root.put(
                "excluded",
                result.plan().excluded().stream().map(JsonReport::excluded).toList());
        Coverage coverage = new Coverage(result);
        root.put(
                "requirements",
                Register.standard().rows().stream()
                        .map(row -> requirement(row, coverage))
                        .toList());
        return root;
    }

    private static Map<String, Object> scenario(ScenarioResult result, Report report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", result.scenario().id());
        map.put("place", result.scenario().key().place());
        map.put("title", result.scenario().title());
        map.put("verdict", result.verdict().word());
        map.put(
                "checks",
                IntStream.range(0, result.checks().size())
                        .mapToObj(i -> check(
                                result.scenario().id(), i + 1, result.checks().get(i), report))
                        .toList());
        map.put(
                "interpretations",
                result.interpretations().stream().map(Interpretation::id).toList());
        map.put(
                "exchanges",
                result.exchanges().stream()
                        .map(exchange -> exchange(
                                result.scenario().id(),
                                exchange,
                                report.evidence().of(result, exchange)))
                        .toList());
        return map;
    }

    private static Map<String, Object> check(String scenario, int number, CheckResult check, Report report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", scenario + "-c" + number);
        check.requirement().ifPresent(requirement -> {
            map.put("requirement", requirement.name());
            map.put("revision", requirement.row().revision());
            map.put("place", requirement.row().place());
            map.put("level", requirement.row().level().name().toLowerCase(Locale.ROOT));
        });
        map.put("what", check.what());
        map.put("verdict", check.verdict().word());
        check.expected().ifPresent(text -> map.put("expected", text));
        check.actual().ifPresent(text -> map.put("actual", text));
        if (!check.message().isEmpty()) {
            map.put("message", check.message());
        }
        if (check.verdict() == Verdict.FAIL) {
            map.put(
                    "failure",
                    FailureText.of(report.runId().value(), check.message()).value());
        }
        check.waiver().ifPresent(waiver -> map.put("waiver", waiver(waiver)));
        map.put(
                "exchanges",
                check.exchanges().stream().map(n -> scenario + "-x" + n).toList());
        map.put(
                "interpretations",
                check.interpretations().stream().map(Interpretation::id).toList());
        return map;
    }

    private static Map<String, Object> readings(Readings readings) {
        Map<String, Object> map = new LinkedHashMap<>();
        readings.chosen().forEach((interpretation, reading) -> map.put(interpretation.id(), reading.word()));
        return map;
    }

    private static Map<String, Object> waivers(WaiverUse use) {
        return ordered(
                "used", use.used().stream().map(JsonReport::waiver).toList(),
                "stale", use.stale().stream().map(JsonReport::stale).toList(),
                "idle", use.idle().stream().map(JsonReport::waiver).toList());
    }

    private static Map<String, Object> stale(StaleWaiver stale) {
        Map<String, Object> map = waiver(stale.waiver());
        map.put("why", stale.why().words());
        map.put("detail", stale.detail());
        return map;
    }

    private static Map<String, Object> waiver(Waiver waiver) {
        return ordered(
                "place", waiver.place(),
                "requirement", waiver.requirement().name(),
                "what", waiver.what(),
                "scenario", waiver.scenario(),
                "failure", waiver.failure().value(),
                "reason", waiver.reason(),
                "owner", waiver.owner(),
                "until", waiver.until().toString());
    }

    private static Map<String, Object> exchange(String scenario, Exchange exchange, Evidence.Detail detail) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", scenario + "-x" + exchange.number());
        map.put("kind", ExchangeWords.of(exchange).kind());
        map.put("sent", exchange.sent().toString());
        map.put("tookMillis", exchange.took().toMillis());
        Map<String, Object> request = ordered(
                "method", exchange.request().method(),
                "url", exchange.request().url().toString());
        put(request, exchange.request().headers(), exchange.request().body(), detail);
        if (detail == Evidence.Detail.FULL) {
            exchange.request().decoded().ifPresent(view -> request.put("decoded", view.text()));
        }
        map.put("request", request);
        exchange.response().ifPresent(answer -> {
            Map<String, Object> response = ordered("status", answer.status());
            put(response, answer.headers(), answer.body(), detail);
            if (detail == Evidence.Detail.FULL) {
                answer.decoded().ifPresent(view -> response.put("decoded", view.text()));
            }
            map.put("response", response);
        });
        exchange.trouble().ifPresent(text -> map.put("trouble", text));
        return map;
    }

    private static void put(Map<String, Object> message, List<Header> headers, Body body, Evidence.Detail detail) {
        message.put(
                "headers",
                headers.stream()
                        .map(header -> header.name() + ": " + header.value())
                        .toList());
        message.put("bodyOctets", body.length());
        boolean kept = detail != Evidence.Detail.OUTLINE && body.length() <= Evidence.LONG;
        if (detail == Evidence.Detail.FULL || kept) {
            message.put("bodyBase64", Base64.getEncoder().encodeToString(body.bytes()));
        }
    }

    private static Map<String, Object> excluded(Plan.Excluded excluded) {
        return ordered(
                "id", excluded.scenario().id(),
                "place", excluded.scenario().key().place(),
                "title", excluded.scenario().title(),
                "verdict", Verdict.NOT_APPLICABLE.word(),
                "reason", excluded.reason());
    }

    private static Map<String, Object> requirement(Row row, Coverage coverage) {
        Map<String, Object> map = ordered(
                "id", row.requirement().name(),
                "revision", row.revision(),
                "place", row.place(),
                "source", row.source(),
                "clause", row.clause());
        row.at().ifPresent(detail -> map.put("at", detail));
        map.put("level", row.level().name().toLowerCase(Locale.ROOT));
        map.put("actor", row.actor());
        map.put("test", row.testing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        row.awaits().ifPresent(awaited -> map.put("awaits", awaited.word()));
        if (!row.same().isEmpty()) {
            map.put("as", row.same().stream().map(Enum::name).toList());
        }
        row.reason().ifPresent(reason -> map.put("reason", reason));
        map.put("checks", coverage.checks(row.requirement()));
        coverage.verdict(row.requirement()).ifPresent(verdict -> map.put("verdict", verdict.word()));
        return map;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
