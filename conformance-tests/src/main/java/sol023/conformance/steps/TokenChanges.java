package sol023.conformance.steps;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;

/** What a forger makes of a token (RFC 7515 section 3, RFC 8725 section 3.1). */
final class TokenChanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenChanges() {}

    /** The forged token; empty when it takes a signed one (JWT) and this is none. */
    static Optional<String> named(String change, String token) {
        String[] parts = token.split("\\.", -1);
        boolean isSigned = parts.length == 3 && parts[2].length() > 8;
        return switch (change) {
            case "a token whose signature changed" ->
                Optional.of(isSigned ? parts[0] + "." + parts[1] + "." + turned(parts[2]) : turned(token));
            case "a token whose claims changed" ->
                isSigned ? Optional.of(parts[0] + "." + later(parts[1]) + "." + parts[2]) : Optional.empty();
            case "a token that another key signed" ->
                isSigned ? Optional.of(signed(parts[0], parts[1])) : Optional.empty();
            case "a token without signature" ->
                isSigned ? Optional.of(algorithm(parts[0], "none") + "." + parts[1] + ".") : Optional.empty();
            default -> throw new IllegalArgumentException("no such change: " + change);
        };
    }

    /** Whether the token says which certificate it goes with (RFC 8705 section 3.1); unknown of what is no signed token. */
    static boolean isBound(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                    && JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                            .path("cnf")
                            .hasNonNull("x5t#S256");
        } catch (java.io.IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Another character in the middle, where each bit counts. */
    private static String turned(String text) {
        int middle = text.length() / 2;
        char other = text.charAt(middle) == 'A' ? 'B' : 'A';
        return text.substring(0, middle) + other + text.substring(middle + 1);
    }

    private static String later(String claims) {
        ObjectNode content = read(claims);
        content.put("exp", content.path("exp").asLong() + 3600);
        return write(content);
    }

    private static String algorithm(String header, String algorithm) {
        return write(read(header).put("alg", algorithm));
    }

    private static String signed(String header, String claims) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            String text = algorithm(header, "ES256") + "." + claims;
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(generator.generateKeyPair().getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }

    private static ObjectNode read(String part) {
        try {
            return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a part of the token is no JSON", e);
        }
    }

    private static String write(ObjectNode content) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
