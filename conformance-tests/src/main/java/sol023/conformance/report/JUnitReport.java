package sol023.conformance.report;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.run.Plan;
import sol023.conformance.run.ScenarioResult;

/**
 * JUnit XML for build servers: one suite for each scenario, one case for each check. What is inconclusive is an error there, because
 * such servers take a skipped case for a good one; only n/a is skipped.
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
        totals(all, report.result().plan().excluded().size());
        for (ScenarioResult scenario : report.result().scenarios()) {
            suite(scenario);
        }
        for (Plan.Excluded excluded : report.result().plan().excluded()) {
            excluded(excluded);
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
            case FAIL -> text("failure", "fail", check);
            case INCONC, ERROR -> text("error", check.verdict().word(), check);
            case NOT_APPLICABLE -> skipped(check.message());
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

    private void excluded(Plan.Excluded excluded) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", excluded.scenario().title());
        totals(List.of(), 1);
        xml.writeStartElement("testcase");
        attribute("name", excluded.scenario().name());
        attribute("classname", excluded.scenario().key().place().replace(".feature:", ".line"));
        skipped(excluded.reason());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void skipped(String why) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        attribute("message", "n/a: " + why);
    }

    private void totals(List<CheckResult> checks, int excluded) throws XMLStreamException {
        attribute("tests", String.valueOf(checks.size() + excluded));
        attribute("failures", count(checks, Set.of(Verdict.FAIL), 0));
        attribute("errors", count(checks, Set.of(Verdict.INCONC, Verdict.ERROR), 0));
        attribute("skipped", count(checks, Set.of(Verdict.NOT_APPLICABLE), excluded));
    }

    private static String count(List<CheckResult> checks, Set<Verdict> verdicts, int more) {
        long count = checks.stream()
                .filter(check -> verdicts.contains(check.verdict()))
                .count();
        return String.valueOf(count + more);
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
