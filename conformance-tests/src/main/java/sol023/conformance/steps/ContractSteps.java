package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.ANSWER_STATUS_DECLARED;
import static sol023.conformance.requirement.Requirement.API_VERSIONS_TYPED;
import static sol023.conformance.requirement.Requirement.ERRORS_TYPED;
import static sol023.conformance.requirement.Requirement.SUBJECT_ANSWERS_TYPED;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_TYPE;

import io.cucumber.java.After;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import sol023.conformance.check.Checks;
import sol023.conformance.contract.Content;
import sol023.conformance.contract.Contract;
import sol023.conformance.contract.Operation;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;

/**
 * Every answer over REST, whatever the scenario is about, compared with the contract when the scenario has ended. One check for each
 * operation that was called, so that a CMF which is wrong in each of a hundred answers is told so once.
 */
public final class ContractSteps {

    /** Errors that may come without content (SOL013 clause 6.4). */
    private static final Set<Integer> MAY_BE_EMPTY = Set.of(401, 404, 405, 406, 412, 413, 414, 415, 416, 503, 504);

    private final Checks checks;
    private final Recorder recorder;
    private final Contract contract;
    private final String root;

    public ContractSteps(Checks checks, Recorder recorder, RunScope scope, Target target) {
        this.checks = checks;
        this.recorder = recorder;
        this.contract = scope.once("contract", Contract.class, Contract::new);
        this.root = target.rest().apiRoot().toString();
    }

    /** An answer and the operation that it is of; none for a method that the resource does not have. */
    private record Call(Exchange exchange, Exchange.Response answer, Optional<Operation> operation) {}

    /** Finds what is wrong with one answer. */
    private interface Judge extends Function<Call, List<String>> {}

    @After(order = Integer.MIN_VALUE)
    public void judge() {
        List<Call> calls = recorder.exchanges().stream().flatMap(this::call).toList();
        judgeSuccess(calls);
        judgeErrors(calls.stream().filter(call -> call.answer().status() >= 400).toList());
        report(
                ANSWER_STATUS_DECLARED,
                true,
                "the status is one that the contract has for the operation",
                calls.stream().filter(call -> call.operation().isPresent()).toList(),
                ContractSteps::undeclared);
    }

    private Stream<Call> call(Exchange exchange) {
        String url = exchange.request().url().toString().replaceFirst("\\?.*", "");
        if (!url.startsWith(root) || exchange.response().isEmpty()) {
            return Stream.empty();
        }
        String path = url.substring(root.length());
        if (!contract.knows(path)) {
            return Stream.empty();
        }
        return Stream.of(new Call(
                exchange,
                exchange.response().get(),
                contract.operation(exchange.request().method(), path)));
    }

    private void judgeSuccess(List<Call> calls) {
        Map<String, List<Call>> byOperation = new LinkedHashMap<>();
        for (Call call : calls) {
            content(call).filter(content -> call.answer().status() < 300).ifPresent(content -> byOperation
                    .computeIfAbsent(call.operation().orElseThrow().id(), id -> new ArrayList<>())
                    .add(call));
        }
        byOperation.forEach((id, those) ->
                report(typed(id), false, "what " + id + " answers has the form of the contract", those, this::success));
    }

    private static Requirement typed(String operation) {
        return switch (operation) {
            case "readApiVersions" -> API_VERSIONS_TYPED;
            case "createSubscription", "querySubscriptions", "readSubscription" -> SUBSCRIPTION_TYPE;
            default -> SUBJECT_ANSWERS_TYPED;
        };
    }

    private void judgeErrors(List<Call> errors) {
        List<Call> described = errors.stream()
                .filter(call -> !MAY_BE_EMPTY.contains(call.answer().status()) || isProblem(call))
                .toList();
        report(ERRORS_TYPED, false, "errors are described by ProblemDetails", described, this::error);
        List<Call> others = errors.stream()
                .filter(call -> MAY_BE_EMPTY.contains(call.answer().status())
                        && call.answer().body().length() > 0)
                .toList();
        report(
                ERRORS_TYPED,
                true,
                "errors that need no content have ProblemDetails or none",
                others,
                call -> isProblem(call) ? List.of() : List.of("the content is of type " + mediaType(call)));
    }

    private List<String> success(Call call) {
        Content content = content(call).orElseThrow();
        List<String> violations = new ArrayList<>();
        if (!mediaType(call).equals(content.mediaType())) {
            violations.add("the content is of type " + mediaType(call) + " and not " + content.mediaType());
        }
        violations.addAll(content.violations(call.answer().body()));
        return violations;
    }

    private List<String> error(Call call) {
        if (call.answer().body().length() == 0) {
            return List.of("the content is missing");
        }
        return isProblem(call)
                ? contract.problem().violations(call.answer().body())
                : List.of("the content is of type " + mediaType(call) + " and not application/problem+json");
    }

    private static List<String> undeclared(Call call) {
        int status = call.answer().status();
        return call.operation().orElseThrow().answers().containsKey(status)
                ? List.of()
                : List.of("the status " + status + " is none of "
                        + call.operation().get().id());
    }

    /** One check for them all; what is wrong is told of the first and cites all of them. */
    private void report(Requirement requirement, boolean advisory, String what, List<Call> calls, Judge judge) {
        if (calls.isEmpty()) {
            return;
        }
        List<String> violations = new ArrayList<>();
        List<Exchange> guilty = new ArrayList<>();
        for (Call call : calls) {
            List<String> found = judge.apply(call);
            if (!found.isEmpty()) {
                guilty.add(call.exchange());
                found.stream().filter(words -> guilty.size() == 1).forEach(violations::add);
            }
        }
        Checks on = checks.on(
                guilty.isEmpty() ? new Exchange[] {calls.get(0).exchange()} : guilty.toArray(Exchange[]::new));
        if (advisory) {
            on.advise(requirement, what, () -> assertThat(violations)
                    .as("deviations")
                    .isEmpty());
        } else {
            on.check(requirement, what, () -> assertThat(violations)
                    .as("deviations")
                    .isEmpty());
        }
    }

    private static Optional<Content> content(Call call) {
        return call.operation()
                .flatMap(operation -> operation.content(call.answer().status()));
    }

    private static boolean isProblem(Call call) {
        return mediaType(call).equals("application/problem+json");
    }

    private static String mediaType(Call call) {
        return call.answer().mediaType();
    }
}
