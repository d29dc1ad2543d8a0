package sol023.conformance.client.rest;

import java.nio.charset.StandardCharsets;

/** Writes values into the query of a URI (RFC 3986 section 3.4): what a filter needs stays as it is, all else is percent-encoded. */
public final class QueryStrings {

    private static final String BARE = "-._~(),'/:@;";

    private QueryStrings() {}

    /** A value with the punctuation of filters bare, as SOL013 clause 5.2.2 writes it. */
    public static String value(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean bare = letter < 0x80 && (Character.isLetterOrDigit(letter) || BARE.indexOf(letter) >= 0);
            if (bare) {
                encoded.append(letter);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
