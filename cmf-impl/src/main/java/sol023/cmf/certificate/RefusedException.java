package sol023.cmf.certificate;

import java.io.Serial;

/** Carries a refusal to the protocol that asked. */
public final class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.reason() + ": " + refusal.detail());
        this.refusal = refusal;
    }

    /** @param detail as in {@link Refusal} */
    public RefusedException(Refusal.Reason reason, String detail) {
        this(new Refusal(reason, detail));
    }

    /** What was decided. */
    public Refusal refusal() {
        return refusal;
    }
}
