package sol023.conformance.report;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.run.Plan;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.waiver.StaleWaiver;
import sol023.conformance.waiver.Waiver;

/**
 * JUnit XML for build servers: one suite for each scenario, one case for each check. What is inconclusive is an error there, because
 * such servers take a skipped case for a good one. Skipped are n/a, and a failure that a waiver covers, as somebody has accepted it; a
 * stale waiver is a failure of its own.
 */
final class JUnitReport {

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] bytes(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            new JUnitReport(writer).write(report);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }

    private void write(Report report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        attribute("name", "SOL023 conformance of " + report.target().name());
        List<CheckResult> all = report.result().checks().toList();
        List<StaleWaiver> stale = report.result().waivers().stale();
        totals(all, report.result().plan().excluded().size(), stale.size());
        for (ScenarioResult scenario : report.result().scenarios()) {
            suite(scenario);
        }
        for (Plan.Excluded excluded : report.result().plan().excluded()) {
            excluded(excluded);
        }
        if (!stale.isEmpty()) {
            waivers(stale);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(ScenarioResult scenario) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", scenario.scenario().title());
        totals(scenario.checks(), 0);
        Duration took = scenario.exchanges().stream().map(Exchange::took).reduce(Duration.ZERO, Duration::plus);
        attribute("time", String.format(java.util.Locale.ROOT, "%.3f", took.toMillis() / 1000.0));
        for (CheckResult check : scenario.checks()) {
            xml.writeStartElement("testcase");
            attribute(
                    "name",
                    check.requirement()
                                    .map(requirement -> requirement.name() + ": ")
                                    .orElse("")
                            + check.what());
            attribute("classname", scenario.scenario().key().place().replace(".feature:", ".line"));
            outcome(check);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void outcome(CheckResult check) throws XMLStreamException {
        switch (check.verdict()) {
            case PASS -> {}
            case ADVISORY -> text("system-out", "advisory", check);
            case FAIL -> {
                if (check.waiver().isPresent()) {
                    Waiver waiver = check.waiver().get();
                    skipped("waived until " + waiver.until() + " (" + waiver.owner() + "): " + waiver.reason());
                } else {
                    text("failure", "fail", check);
                }
            }
            case INCONC, ERROR -> text("error", check.verdict().word(), check);
            case NOT_APPLICABLE -> skipped("n/a: " + check.message());
        }
    }

    private void text(String element, String type, CheckResult check) throws XMLStreamException {
        xml.writeStartElement(element);
        if (!element.equals("system-out")) {
            attribute("type", type);
            attribute("message", firstLine(check.message()));
        }
        StringBuilder text = new StringBuilder();
        check.requirement()
                .ifPresent(requirement -> text.append(requirement.row().place())
                        .append(": ")
                        .append(requirement.row().paraphrase())
                        .append('\n'));
        check.expected()
                .ifPresent(
                        expected -> text.append("expected: ").append(expected).append('\n'));
        check.actual()
                .ifPresent(actual -> text.append("actual: ").append(actual).append('\n'));
        text.append(type).append(": ").append(check.message());
        xml.writeCharacters(valid(text.toString()));
        xml.writeEndElement();
    }

    private void waivers(List<StaleWaiver> stale) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", "Waivers");
        totals(List.of(), 0, stale.size());
        for (StaleWaiver one : stale) {
            xml.writeStartElement("testcase");
            attribute(
                    "name",
                    one.waiver().requirement().name() + ": " + one.waiver().what());
            attribute("classname", "waivers");
            xml.writeStartElement("failure");
            attribute("type", "stale waiver");
            attribute("message", one.waiver().place() + " " + one.why().words());
            xml.writeCharacters(valid(one.detail()));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void excluded(Plan.Excluded excluded) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", excluded.scenario().title());
        totals(List.of(), 1);
        xml.writeStartElement("testcase");
        attribute("name", excluded.scenario().name());
        attribute("classname", excluded.scenario().key().place().replace(".feature:", ".line"));
        skipped("n/a: " + excluded.reason());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void skipped(String why) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        attribute("message", why);
    }

    private void totals(List<CheckResult> checks, int excluded) throws XMLStreamException {
        totals(checks, excluded, 0);
    }

    private void totals(List<CheckResult> checks, int excluded, int stale) throws XMLStreamException {
        attribute("tests", String.valueOf(checks.size() + excluded + stale));
        attribute("failures", count(checks, stale, check -> check.verdict() == Verdict.FAIL && !check.isWaived()));
        attribute(
                "errors",
                count(checks, 0, check -> check.verdict() == Verdict.INCONC || check.verdict() == Verdict.ERROR));
        attribute(
                "skipped",
                count(checks, excluded, check -> check.verdict() == Verdict.NOT_APPLICABLE || check.isWaived()));
    }

    private static String count(List<CheckResult> checks, int more, Predicate<CheckResult> which) {
        return String.valueOf(checks.stream().filter(which).count() + more);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    // XML 1.0 has no way to write most control characters
    private static String valid(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\ufffd");
    }
}
