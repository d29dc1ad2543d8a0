package sol023.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract with one thing changed differs from the tables in exactly that, and the difference names the table. */
class ComparisonCanFailTest {

    private final Tables tables = Tables.read();

    static Stream<Change> changes() {
        return Stream.of(TypeChanges.all(), MethodChanges.all()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_of_the_contract_is_found_and_named(Change change) {
        Contract changed = change.applied();

        List<String> found = Stream.of(
                        TypeComparison.differences(changed, tables),
                        MethodComparison.differences(changed, tables),
                        ScopeComparison.differences(changed, tables))
                .flatMap(List::stream)
                .map(Difference::toString)
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(change.expected());
    }
}
