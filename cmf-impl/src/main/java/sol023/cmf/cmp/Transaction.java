package sol023.cmf.cmp;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateType;

/**
 * A CMP transaction as it is stored (RFC 9810 section 5.1.1). Any first message opens one, a refused one too, so that the same message
 * never counts twice.
 *
 * @param credential what protected the first message; the same protects all others
 * @param dialect the dialect the first message spoke, by its name
 * @param polling what is known for pollReq; empty if there is nothing to poll for
 */
record Transaction(
        TransactionId id,
        Credential credential,
        MessageType opener,
        CertificateType certificateType,
        String dialect,
        Instant openedAt,
        State state,
        Optional<Polling> polling) {

    /** One whose request was answered for good at once. */
    Transaction(
            TransactionId id,
            Credential credential,
            MessageType opener,
            CertificateType certificateType,
            String dialect,
            Instant openedAt,
            State state) {
        this(id, credential, opener, certificateType, dialect, openedAt, state, Optional.empty());
    }

    /** That which a first message opens, and already its state after our answer. */
    static Transaction openedBy(VerifiedMessage message, String dialect, Instant now, State state) {
        return new Transaction(
                message.transactionId(),
                message.sender().credential(),
                message.type(),
                message.route().type(),
                dialect,
                now,
                state);
    }

    /** One that our answer ends, without a certificate. */
    static Transaction answered(VerifiedMessage message, String dialect, Instant now) {
        return openedBy(message, dialect, now, new State.Closed(End.ANSWERED, Optional.empty()));
    }

    /** The same with a request that waits. */
    Transaction polling(Polling what) {
        return in(new State.Waiting(), what);
    }

    /** The same after an answer to a pollReq. */
    Transaction in(State next, Polling what) {
        return new Transaction(id, credential, opener, certificateType, dialect, openedAt, next, Optional.of(what));
    }

    /** Where a transaction stands. */
    sealed interface State {

        /** The request is not decided, or the requester has not heard of it. */
        record Waiting() implements State {}

        /** Nothing more is due. */
        record Closed(End end, Optional<CertificateId> certificate) implements State {}

        /**
         * A certificate was sent and the requester has not said yet whether it takes it.
         *
         * @param expectedNonces the senderNonces of our answers with the certificate; the next message repeats one of them
         * @param until when the confirmation is overdue; empty if it is not needed
         */
        record AwaitingConfirmation(
                CertificateId certificate, BigInteger certReqId, SentNonces expectedNonces, Optional<Instant> until)
                implements State {

            boolean isOverdue(Instant now) {
                return until.isPresent() && !now.isBefore(until.get());
            }
        }
    }

    /** How a transaction ended. */
    enum End {
        /** With an answer that needs no confirmation, or with a refusal. */
        ANSWERED,
        /** With a certificate and implicit confirmation. */
        GRANTED,
        /** The requester has accepted its certificate. */
        CONFIRMED,
        /** The requester has rejected its certificate. */
        REJECTED,
        /** No confirmation came in time. */
        EXPIRED,
        /** The requester gave up, or confirmed something else. */
        FAILED
    }
}
