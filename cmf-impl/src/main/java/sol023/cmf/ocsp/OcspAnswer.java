package sol023.cmf.ocsp;

import java.time.Instant;
import java.util.Optional;

/** An OCSP response as it is sent. */
final class OcspAnswer {

    /** From when to when it holds. */
    record Currency(Instant thisUpdate, Instant nextUpdate) {}

    private final byte[] der;
    private final Optional<Currency> currency;

    private OcspAnswer(byte[] der, Optional<Currency> currency) {
        this.der = der;
        this.currency = currency;
    }

    /** One that says that there is no answer, or is for one requester only. */
    static OcspAnswer forOne(byte[] der) {
        return new OcspAnswer(der, Optional.empty());
    }

    /** One for everybody who asks the same in that time. */
    static OcspAnswer forAll(byte[] der, Currency currency) {
        return new OcspAnswer(der, Optional.of(currency));
    }

    /** OCSPResponse; not to be changed. */
    byte[] der() {
        return der;
    }

    /** Empty if nobody may keep it. */
    Optional<Currency> currency() {
        return currency;
    }
}
