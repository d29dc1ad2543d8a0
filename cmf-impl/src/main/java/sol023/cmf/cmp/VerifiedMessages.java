package sol023.cmf.cmp;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/** Serves messages whose sender is known. From here on a message leaves its trace: a refused first message uses up its transactionID. */
final class VerifiedMessages {

    private static final String NO_DIALECT = "-";
    private static final int SWEPT_AT_ONCE = 100;

    private final List<VerifiedMessageCheck> checks;
    private final MessageHandler handlers;
    private final TransactionStore transactions;
    private final UnconfirmedCertificates unconfirmed;
    private final UnfetchedRequests unfetched;
    private final Duration longestWait;
    private final CmpSettings settings;
    private final Clock clock;

    /** @param longestWait how long a request may wait for its decision */
    VerifiedMessages(
            List<VerifiedMessageCheck> checks,
            MessageHandler handlers,
            TransactionStore transactions,
            UnconfirmedCertificates unconfirmed,
            UnfetchedRequests unfetched,
            Duration longestWait,
            CmpSettings settings,
            Clock clock) {
        this.checks = List.copyOf(checks);
        this.handlers = handlers;
        this.transactions = transactions;
        this.unconfirmed = unconfirmed;
        this.unfetched = unfetched;
        this.longestWait = longestWait;
        this.settings = settings;
        this.clock = clock;
    }

    Reply serve(VerifiedMessage message) {
        try {
            checks.forEach(check -> check.check(message));
            return handlers.handle(message);
        } catch (CmpProblemException problem) {
            return refuse(message, problem);
        } catch (RuntimeException fault) {
            return Reply.error(Faults.logged(fault));
        }
    }

    private Reply refuse(VerifiedMessage message, CmpProblemException problem) {
        try {
            if (message.type().opensTransaction() && problem.failInfo() != FailInfo.TRANSACTION_ID_IN_USE) {
                transactions.open(Transaction.answered(message, NO_DIALECT, clock.instant()));
            }
            return Reply.error(problem);
        } catch (CmpProblemException inUse) {
            return Reply.error(inUse);
        } catch (RuntimeException fault) {
            return Reply.error(Faults.logged(fault));
        }
    }

    void sweep() {
        var now = clock.instant();
        var forgotten = now.minus(longestWait).minus(settings.transactionsKept());
        transactions.waitingSince(forgotten, SWEPT_AT_ONCE).forEach(this::abandon);
        transactions.purge(now.minus(settings.transactionsKept()));
        List<Transaction> overdue;
        do {
            overdue = transactions.overdue(now, SWEPT_AT_ONCE);
            overdue.forEach(this::expire);
        } while (overdue.size()
                == SWEPT_AT_ONCE); // expired or ended by another message, each of them is overdue no more
    }

    private void abandon(Transaction waiting) {
        try {
            unfetched.giveUp(waiting, End.EXPIRED);
        } catch (CmpProblemException endedMeanwhile) {
            // the requester has come after all, or another node was faster
            return;
        }
    }

    private void expire(Transaction overdue) {
        try {
            var state = (State.AwaitingConfirmation) overdue.state();
            unconfirmed.giveUp(overdue.id(), state.certificate(), End.EXPIRED);
        } catch (CmpProblemException endedMeanwhile) {
            // the confirmation has come, or another node was faster; nothing is left to do
            return;
        }
    }
}
