package sol023.cmf.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Filters as SOL013 clause 5.2.2 describes them, over JSON in memory: short, slow, and without any code of the CMF. */
record ReferenceFilter(List<Test> tests) {

    private static final Comparator<String> BY_CODE_POINT = (one, other) -> {
        var left = one.codePoints().toArray();
        var right = other.codePoints().toArray();
        return IntStream.range(0, Math.min(left.length, right.length))
                .map(i -> Integer.compare(left[i], right[i]))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(Integer.compare(left.length, right.length));
    };

    /** One simple expression. */
    record Test(String operator, String path, List<String> values) {

        String prefix() {
            return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        }

        String leaf() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        boolean isMetBy(JsonNode structure) {
            var value = structure.path(leaf());
            return value.isArray()
                    ? StreamSupport.stream(value.spliterator(), false).anyMatch(one -> holds(one.asText()))
                    : !value.isMissingNode() && holds(value.asText());
        }

        private boolean holds(String actual) {
            int order = BY_CODE_POINT.compare(actual, values.get(0));
            return switch (operator) {
                case "eq", "in" -> values.contains(actual);
                case "neq", "nin" -> !values.contains(actual);
                case "gt" -> order > 0;
                case "gte" -> order >= 0;
                case "lt" -> order < 0;
                case "lte" -> order <= 0;
                case "cont" -> values.stream().anyMatch(actual::contains);
                case "ncont" -> values.stream().noneMatch(actual::contains);
                default -> throw new IllegalArgumentException(operator);
            };
        }
    }

    boolean matches(JsonNode object) {
        var groups = tests.stream()
                .collect(Collectors.groupingBy(
                        Test::prefix, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        return groups.entrySet().stream()
                .allMatch(group -> matches(
                        object,
                        group.getKey().isEmpty()
                                ? List.of()
                                : List.of(group.getKey().split("/")),
                        group.getValue()));
    }

    private static boolean matches(JsonNode node, List<String> prefix, List<Test> tests) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).anyMatch(one -> matches(one, prefix, tests));
        }
        if (node.isMissingNode()) {
            return false;
        }
        return prefix.isEmpty()
                ? tests.stream().allMatch(test -> test.isMetBy(node))
                : matches(node.path(prefix.get(0)), prefix.subList(1, prefix.size()), tests);
    }
}
