package sol023.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;

/**
 * Reads a {@code results.json} back. The format only grows: members that it does not know are ignored, and those that its first files
 * did not have (role, readings, waivers, source and clause of a row) may be absent.
 */
public final class ResultsFile {

    private static final String FAMILY = "sol023-conformance-results/";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ResultsFile() {}

    /**
     * Reads a file, or the {@code results.json} in a folder of reports.
     *
     * @throws ResultsException when there is none, it is none, or another suite's version wrote a format that this one does not know
     */
    public static Results read(Path place) {
        Path file = Files.isDirectory(place) ? place.resolve(Reports.JSON) : place;
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ResultsException(file + ": there is no such file");
        } catch (IOException e) {
            throw new ResultsException(file + ": cannot be read (" + e.getMessage() + ")");
        }
        return read(file.toString(), content);
    }

    /** Reads content; {@code file} is how complaints call it. */
    static Results read(String file, byte[] content) {
        JsonNode node;
        try {
            node = MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            throw new ResultsException(file + ": this is no JSON, line "
                    + Optional.ofNullable(e.getLocation())
                            .map(location -> String.valueOf(location.getLineNr()))
                            .orElse("?"));
        } catch (IOException e) {
            throw new ResultsException(file + ": cannot be read (" + e.getMessage() + ")");
        }
        JsonPlace root = new JsonPlace(file, "", node);
        checkFormat(root);
        return results(root);
    }

    private static void checkFormat(JsonPlace root) {
        String format = root.node().path("format").asText();
        if (!format.startsWith(FAMILY)) {
            throw root.wrong("is no results.json of this suite: format is not " + JsonReport.FORMAT);
        }
        if (!format.equals(JsonReport.FORMAT)) {
            throw root.wrong("has the format " + format + ", this suite reads " + JsonReport.FORMAT
                    + "; use the version of the suite that wrote it");
        }
    }

    private static Results results(JsonPlace root) {
        JsonPlace target = root.member("target");
        JsonPlace run = root.member("run");
        JsonPlace plan = root.member("plan");
        return new Results(
                root.member("suite").text("version"),
                root.text("requirementSet"),
                new Results.TestedProduct(
                        target.text("name"),
                        target.text("release"),
                        target.optionalText("role").orElse("CMF")),
                new Results.RunFacts(
                        run.text("id"),
                        run.time("started"),
                        run.time("ended"),
                        run.flag("strict"),
                        run.optional("readings").map(ResultsFile::readings).orElse(Map.of()),
                        run.text("repeat")),
                root.member("verdict").number("exitCode"),
                root.member("verdict").text("words"),
                counts(root.member("checks")),
                root.optional("waivers").map(ResultsFile::waivers).orElse(new Results.WaiverCounts(0, 0, 0)),
                new Results.PlanCounts(
                        plan.number("selected"),
                        plan.number("planned"),
                        plan.number("executed"),
                        plan.number("excluded")),
                root.items("scenarios", ResultsFile::scenario),
                root.items("excluded", ResultsFile::excluded),
                root.items("requirements", ResultsFile::requirement));
    }

    private static Map<Verdict, Long> counts(JsonPlace checks) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, (long) checks.number(verdict.word()));
        }
        return counts;
    }

    private static Results.WaiverCounts waivers(JsonPlace waivers) {
        return new Results.WaiverCounts(
                waivers.items("used", JsonPlace::node).size(),
                waivers.items("stale", JsonPlace::node).size(),
                waivers.items("idle", JsonPlace::node).size());
    }

    private static Map<String, String> readings(JsonPlace readings) {
        Map<String, String> chosen = new TreeMap<>();
        readings.node().fieldNames().forEachRemaining(id -> {
            if (id.startsWith("I-")) {
                chosen.put(id, readings.text(id));
            }
        });
        return chosen;
    }

    private static ScenarioOutcome scenario(JsonPlace place) {
        return new ScenarioOutcome(
                place.text("id"),
                place.text("place"),
                place.text("title"),
                place.verdict("verdict"),
                place.items("checks", ResultsFile::check),
                place.items("interpretations", JsonPlace::text),
                place.items("exchanges", ResultsFile::exchange));
    }

    private static CheckOutcome check(JsonPlace place) {
        Optional<CheckOutcome.RequirementUsed> requirement = place.optionalText("requirement")
                .map(id -> new CheckOutcome.RequirementUsed(
                        id, place.number("revision"), place.text("place"), place.text("level")));
        return new CheckOutcome(
                place.text("id"),
                requirement,
                place.text("what"),
                place.verdict("verdict"),
                place.optionalText("expected"),
                place.optionalText("actual"),
                place.optionalText("message").orElse(""),
                place.optionalText("failure"),
                place.optional("waiver").isPresent(),
                place.items("exchanges", JsonPlace::text),
                place.items("interpretations", JsonPlace::text));
    }

    private static ExchangeOutcome exchange(JsonPlace place) {
        JsonPlace request = place.member("request");
        return new ExchangeOutcome(
                place.text("id"),
                place.time("sent"),
                Duration.ofMillis(place.number("tookMillis")),
                new ExchangeOutcome.RequestSent(request.text("method"), request.text("url"), content(request)),
                place.optional("response")
                        .map(response ->
                                new ExchangeOutcome.ResponseSeen(response.number("status"), content(response))),
                place.optionalText("trouble"));
    }

    private static ExchangeOutcome.Content content(JsonPlace message) {
        List<Header> headers = message.items("headers", ResultsFile::header);
        return new ExchangeOutcome.Content(
                headers,
                message.number("bodyOctets"),
                message.optional("bodyBase64").map(ResultsFile::body),
                message.optionalText("decoded"));
    }

    private static Header header(JsonPlace place) {
        String line = place.text();
        int colon = line.indexOf(": ");
        if (colon < 0) {
            throw place.wrong("must be a name, a colon, a blank and a value");
        }
        return new Header(line.substring(0, colon), line.substring(colon + 2));
    }

    private static Body body(JsonPlace place) {
        try {
            return new Body(Base64.getDecoder().decode(place.text()));
        } catch (IllegalArgumentException e) {
            throw place.wrong("must be Base64");
        }
    }

    private static Results.ExcludedScenario excluded(JsonPlace place) {
        return new Results.ExcludedScenario(
                place.text("id"), place.text("place"), place.text("title"), place.text("reason"));
    }

    private static RequirementOutcome requirement(JsonPlace place) {
        return new RequirementOutcome(
                place.text("id"),
                place.number("revision"),
                place.text("place"),
                place.optionalText("source").orElseGet(() -> words(place)[0]),
                place.optionalText("clause").orElseGet(() -> words(place)[1]),
                place.optionalText("at"),
                place.text("level"),
                place.text("actor"),
                place.text("test"),
                place.optionalText("awaits"),
                place.number("checks"),
                place.optional("verdict").map(JsonPlace::verdict));
    }

    // source and clause of a row that has only "SOL023 5.3.1, step 3"
    private static String[] words(JsonPlace row) {
        String place = row.text("place").replaceFirst(",.*", "");
        int blank = place.lastIndexOf(' ');
        return blank < 0
                ? new String[] {place, ""}
                : new String[] {place.substring(0, blank), place.substring(blank + 1)};
    }
}
