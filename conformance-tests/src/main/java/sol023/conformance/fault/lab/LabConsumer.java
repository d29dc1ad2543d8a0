package sol023.conformance.fault.lab;

/**
 * A consumer that the lab CMF knows.
 *
 * @param name as its folder is called
 * @param identity for TLS and for CMP signatures
 * @param macReference the reference (senderKID) of its shared secret
 * @param macSecret the shared secret, as text
 */
public record LabConsumer(String name, Identity identity, String macReference, String macSecret) {

    @Override
    public String toString() {
        return "LabConsumer " + name;
    }
}
