package sol023.conformance.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes that never show up in a text: not in a log, not in a message, not in a report. */
public final class Secret {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    private final byte[] bytes;

    public Secret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The octets of a private key in a PEM file; empty if there is none to read. */
    static Optional<Secret> privateKey(Path pem) {
        try {
            Matcher key = KEY.matcher(Files.readString(pem, StandardCharsets.US_ASCII));
            return key.find()
                    ? Optional.of(new Secret(Base64.getMimeDecoder().decode(key.group(1))))
                    : Optional.empty();
        } catch (IOException e) {
            // the doctor complains about such a file; nothing that could not be read can leak
            return Optional.empty();
        }
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The secret and, when it is a scheme and a credential as in an Authorization header, the credential alone. */
    List<Secret> withParts() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int blank = text.lastIndexOf(' ');
        return blank < 0
                ? List.of(this)
                : List.of(this, new Secret(text.substring(blank + 1).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
