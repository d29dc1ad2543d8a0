package sol023.cmf.cmp;

import java.util.Optional;

/** One rule about a message that comes before the verification of its protection; such a check changes nothing anywhere. */
@FunctionalInterface
interface UnverifiedMessageCheck {

    /**
     * Refuses by {@link CmpProblemException}.
     *
     * @param transaction the transaction that the message names, if there is one
     */
    void check(UnverifiedMessage message, Optional<Transaction> transaction);
}
