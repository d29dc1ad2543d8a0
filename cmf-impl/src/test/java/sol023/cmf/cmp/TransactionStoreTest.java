package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.KeyIdentifier;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;
import sol023.cmf.store.Engine;

/** CMP transactions on both engines. */
class TransactionStoreTest {

    private static final Instant OPENED = Instant.parse("2026-06-01T10:00:00.123Z");
    private static final CertificateId CERTIFICATE =
            new CertificateId(KeyIdentifier.of(new byte[20]), new SerialNumber(BigInteger.TEN));

    @TempDir
    Path folder;

    private static Transaction transaction(String id, State state) {
        return new Transaction(
                new TransactionId(id),
                new Credential(ProtectionKind.SIGNATURE, "ab12"),
                MessageType.P10CR,
                CertificateType.VNF_OAM,
                Rfc9483Dialect.NAME,
                OPENED,
                state);
    }

    private static State awaiting(Optional<Instant> until) {
        return new State.AwaitingConfirmation(
                CERTIFICATE, BigInteger.ONE.negate(), SentNonces.of(Octets.of(new byte[16])), until);
    }

    private static State answered() {
        return new State.Closed(End.ANSWERED, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_opened_is_found_as_it_was(Engine engine) {
        try (var database = engine.open(folder)) {
            var store = new TransactionStore(database);
            var states = List.of(
                    awaiting(Optional.of(OPENED.plusSeconds(60))),
                    awaiting(Optional.empty()),
                    answered(),
                    new State.Closed(End.GRANTED, Optional.of(CERTIFICATE)));
            for (int i = 0; i < states.size(); i++) {
                var transaction = transaction("t" + i, states.get(i));
                store.open(transaction);
                assertThat(store.find(transaction.id())).contains(transaction);
            }
            assertThat(store.find(new TransactionId("none"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_id_opens_once(Engine engine) {
        try (var database = engine.open(folder)) {
            var store = new TransactionStore(database);
            store.open(transaction("t", answered()));

            assertThatThrownBy(() -> store.open(transaction("t", awaiting(Optional.empty()))))
                    .isInstanceOf(CmpProblemException.class);
            assertThat(store.find(new TransactionId("t"))).contains(transaction("t", answered()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_many_that_open_or_close_at_once_one_succeeds(Engine engine) {
        try (var database = engine.open(folder)) {
            var store = new TransactionStore(database);
            assertThat(succeeded(() -> store.open(transaction("t", awaiting(Optional.empty())))))
                    .isEqualTo(1);
            assertThat(succeeded(() -> store.close(new TransactionId("t"), End.CONFIRMED)))
                    .isEqualTo(1);
            assertThat(store.find(new TransactionId("t")).map(Transaction::state))
                    .contains(new State.Closed(End.CONFIRMED, Optional.of(CERTIFICATE)));
        }
    }

    private static long succeeded(Runnable action) {
        return IntStream.range(0, 16)
                .parallel()
                .filter(i -> {
                    try {
                        action.run();
                        return true;
                    } catch (CmpProblemException somebodyElseWas) {
                        return false;
                    }
                })
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void overdue_is_what_waits_and_whose_time_is_over(Engine engine) {
        try (var database = engine.open(folder)) {
            var store = new TransactionStore(database);
            store.open(transaction("now", awaiting(Optional.of(OPENED))));
            store.open(transaction("later", awaiting(Optional.of(OPENED.plusMillis(1)))));
            store.open(transaction("never", awaiting(Optional.empty())));
            store.open(transaction("done", answered()));

            assertThat(store.overdue(OPENED, 10))
                    .extracting(each -> each.id().key())
                    .containsExactly("now");
        }
    }

    @ParameterizedTest
    @EnumSource
    void unconfirmed_is_what_waits_and_whose_time_is_not_over(Engine engine) {
        try (var database = engine.open(folder)) {
            var store = new TransactionStore(database);
            var credential = transaction("t", answered()).credential();
            store.open(transaction("over", awaiting(Optional.of(OPENED))));
            store.open(transaction("later", awaiting(Optional.of(OPENED.plusMillis(1)))));
            store.open(transaction("much later", awaiting(Optional.of(OPENED.plusSeconds(60)))));
            store.open(transaction("never", awaiting(Optional.empty())));
            store.open(transaction("done", answered()));

            assertThat(store.countUnconfirmed(credential, OPENED, 10)).isEqualTo(2);
            assertThat(store.countUnconfirmed(credential, OPENED, 1)).isEqualTo(1);
            assertThat(store.countUnconfirmed(new Credential(ProtectionKind.MAC, "ab12"), OPENED, 10))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_transactions_without_a_certificate_are_forgotten(Engine engine) {
        try (var database = engine.open(folder)) {
            var store = new TransactionStore(database);
            store.open(transaction("refused", answered()));
            store.open(transaction("granted", new State.Closed(End.GRANTED, Optional.of(CERTIFICATE))));

            assertThat(store.purge(OPENED)).isZero();
            assertThat(store.purge(OPENED.plus(Duration.ofMillis(1)))).isEqualTo(1);
            assertThat(store.find(new TransactionId("refused"))).isEmpty();
            assertThat(store.find(new TransactionId("granted"))).isPresent();
        }
    }
}
