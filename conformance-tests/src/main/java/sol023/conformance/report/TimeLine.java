package sol023.conformance.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import sol023.conformance.check.CheckResult;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.run.ScenarioResult;

/** The exchanges of a scenario along time, with those that a check judged marked. */
record TimeLine(ScenarioResult scenario, CheckResult check) {

    List<Map<String, Object>> view() {
        List<Exchange> exchanges = scenario.exchanges();
        if (exchanges.isEmpty()) {
            return List.of();
        }
        Instant start =
                exchanges.stream().map(Exchange::sent).min(Instant::compareTo).orElseThrow();
        long whole = Math.max(
                1, exchanges.stream().mapToLong(one -> end(start, one)).max().orElse(1));
        return exchanges.stream().map(exchange -> line(start, whole, exchange)).toList();
    }

    private Map<String, Object> line(Instant start, long whole, Exchange exchange) {
        long offset = Duration.between(start, exchange.sent()).toMillis();
        long left = offset * 100 / whole;
        long width = Math.max(1, exchange.took().toMillis() * 100 / whole);
        ExchangeWords words = ExchangeWords.of(exchange);
        View view = new View()
                .with("id", scenario.scenario().id() + "-x" + exchange.number())
                .with("offset", offset)
                .with("took", exchange.took().toMillis())
                .with("left", Math.min(left, 99))
                .with("width", Math.min(width, 100 - Math.min(left, 99)))
                .with("line", words.shortLine(exchange.request()))
                .with("outcome", words.outcome(exchange));
        return check.exchanges().contains(exchange.number())
                ? view.with("judged", true).map()
                : view.map();
    }

    private static long end(Instant start, Exchange exchange) {
        return Duration.between(start, exchange.sent().plus(exchange.took())).toMillis();
    }
}
