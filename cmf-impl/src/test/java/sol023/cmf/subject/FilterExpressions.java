package sol023.cmf.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import sol023.cmf.subject.ReferenceFilter.Test;

/** Makes filter expressions, valid ones and broken ones, and writes them as a client may write them. */
final class FilterExpressions {

    private static final String NAME = "subjectId/certificateData/subjectName/";
    private static final List<String> STRINGS = List.of(
            "id",
            "_links/self/href",
            "subjectId/subjectId",
            "subjectId/certificateData/subjectAlternateName",
            NAME + "commonName",
            NAME + "organization",
            NAME + "country",
            NAME + "state",
            NAME + "locality",
            NAME + "emailAddress");
    private static final List<String> ENUMS = List.of("certType", "typeOfVnfcCertHandling");
    private static final List<String> FOR_STRINGS =
            List.of("eq", "neq", "in", "nin", "gt", "gte", "lt", "lte", "cont", "ncont");
    private static final List<String> FOR_ENUMS = List.of("eq", "neq", "in", "nin");
    private static final String LITERAL = "-._~()',;/:@!*$";
    private static final String NASTY = "(),;'/~%@ eqin\"\\<>&=?*:-0a\u00fc\ud83d\ude00[]{}|`\u007f";

    private final Random random;
    private final List<? extends JsonNode> objects;

    /** @param objects whose values the expressions ask for */
    FilterExpressions(Random random, List<? extends JsonNode> objects) {
        this.random = random;
        this.objects = objects;
    }

    ReferenceFilter filter() {
        var tests = new ArrayList<Test>();
        int count = 1 + random.nextInt(4);
        while (tests.size() < count) {
            // half of them with the prefix of another, to meet the same element
            var path = tests.isEmpty() || random.nextBoolean()
                    ? path()
                    : sibling(tests.get(0).path());
            tests.add(test(path));
        }
        return new ReferenceFilter(tests);
    }

    private String path() {
        return random.nextInt(6) == 0 ? oneOf(ENUMS) : oneOf(STRINGS);
    }

    private String sibling(String path) {
        var prefix = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
        var siblings = STRINGS.stream()
                .filter(other -> other.startsWith(prefix) && other.indexOf('/', prefix.length()) < 0)
                .toList();
        return oneOf(siblings);
    }

    private Test test(String path) {
        var operator = oneOf(ENUMS.contains(path) ? FOR_ENUMS : FOR_STRINGS);
        boolean several = operator.endsWith("in") || operator.endsWith("cont");
        int count = several ? 1 + random.nextInt(random.nextInt(10) == 0 ? 25 : 3) : 1;
        var values = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var value = value(path);
            values.add(operator.endsWith("cont") ? part(value) : value);
        }
        return new Test(operator, path, values);
    }

    /** A value that some object has there, or a text that none has. */
    private String value(String path) {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? "" : "no such; value's (here), %41";
        }
        var found = new ArrayList<String>();
        collect(objects.get(random.nextInt(objects.size())), path, found);
        return found.isEmpty() ? "nothing" : oneOf(found);
    }

    private static void collect(JsonNode node, String path, List<String> found) {
        if (node.isArray()) {
            node.forEach(one -> collect(one, path, found));
        } else if (path.isEmpty()) {
            if (node.isTextual()) {
                found.add(node.asText());
            }
        } else {
            int slash = path.indexOf('/');
            var name = slash < 0 ? path : path.substring(0, slash);
            collect(node.path(name), slash < 0 ? "" : path.substring(slash + 1), found);
        }
    }

    private String part(String value) {
        var points = value.codePoints().toArray();
        int from = points.length == 0 ? 0 : random.nextInt(points.length);
        int length = points.length == 0 ? 0 : random.nextInt(points.length - from + 1);
        return new String(points, from, length);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The expression before it is escaped for a URI. */
    String text(ReferenceFilter filter) {
        return filter.tests().stream().map(this::text).collect(Collectors.joining(";"));
    }

    private String text(Test test) {
        return "(" + test.operator() + "," + test.path() + ","
                + test.values().stream().map(this::written).collect(Collectors.joining(",")) + ")";
    }

    private String written(String value) {
        boolean needsQuotes = value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == ')' || c == '\'');
        return needsQuotes || random.nextInt(4) == 0 ? "'" + value.replace("'", "''") + "'" : value;
    }

    /** The text in a query, with the escapes it needs and some it does not. */
    String escaped(String text) {
        boolean all = random.nextInt(3) == 0;
        var escaped = new StringBuilder();
        for (byte octet : text.getBytes(UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean literal = c < 0x80 && (Character.isLetterOrDigit(c) || LITERAL.indexOf(c) >= 0);
            if (literal && !(all && random.nextBoolean())) {
                escaped.append(c);
            } else {
                escaped.append(String.format(random.nextBoolean() ? "%%%02X" : "%%%02x", (int) c));
            }
        }
        return escaped.toString();
    }

    /** The text with one to three changes. */
    String broken(String text) {
        var broken = text;
        for (int i = 0; i <= random.nextInt(3); i++) {
            broken = changed(broken);
        }
        return broken;
    }

    private String changed(String text) {
        if (text.isEmpty()) {
            return "(";
        }
        int at = random.nextInt(text.length());
        int to = at + random.nextInt(text.length() - at + 1);
        var nasty = Character.toString(NASTY.codePointAt(
                NASTY.offsetByCodePoints(0, random.nextInt(NASTY.codePointCount(0, NASTY.length())))));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, at) + nasty + text.substring(at + 1);
            case 3 -> text.substring(0, at) + nasty + text.substring(at);
            case 4 -> text.substring(0, at) + text.substring(at, to) + text.substring(at);
            case 5 -> text.substring(0, at) + nasty.repeat(1 + random.nextInt(50)) + text.substring(at);
            default -> text.substring(to) + text.substring(0, at);
        };
    }
}
