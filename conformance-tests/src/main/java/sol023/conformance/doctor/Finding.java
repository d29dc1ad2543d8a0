package sol023.conformance.doctor;

import java.util.Optional;

/** What the doctor says: fine, or a problem with the key of the target file to change. */
public record Finding(Optional<String> problemKey, String text) {

    static Finding fine(String text) {
        return new Finding(Optional.empty(), text);
    }

    static Finding problem(String key, String text) {
        return new Finding(Optional.of(key), text);
    }

    public boolean isProblem() {
        return problemKey.isPresent();
    }

    /** The key to change; empty text when all is fine. */
    public String key() {
        return problemKey.orElse("");
    }
}
