package sol023.conformance.client.oauth;

import java.time.Instant;

/**
 * An access token, which is in no text.
 *
 * @param value as it stands in the header Authorization
 * @param expires when it ends, by our clock
 */
public record Token(String value, Instant expires) {

    @Override
    public String toString() {
        return "Token[until " + expires + "]";
    }
}
