package sol023.conformance.target;

/** Bytes that never show up in a text: not in a log, not in a message, not in a report. */
public final class Secret {

    private final byte[] bytes;

    public Secret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
