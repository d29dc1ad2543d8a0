package sol023.cmf.audit;

/** Keeps what was done and what was refused. Never fails: what happened, happened. Safe for use by many threads. */
@FunctionalInterface
public interface AuditLog {

    /** Keeps nothing. */
    AuditLog NONE = event -> {};

    /** To be called after a change is durable, or a refusal decided. */
    void record(AuditEvent event);
}
