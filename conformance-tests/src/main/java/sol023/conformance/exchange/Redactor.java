package sol023.conformance.exchange;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import sol023.conformance.target.Secret;

/**
 * Removes secrets from all that is kept: the configured ones in every usual spelling (as text, Base64, Base64url, hexadecimal, URL encoding),
 * credentials in headers, tokens and passwords in JSON and forms, private keys in PEM. Thread-safe.
 */
public final class Redactor {

    /** What stands in the place of a secret. */
    public static final String MARK = "[redacted]";

    private static final int SHORTEST = 4;
    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"(?:password|clientPassword|client_secret|access_token|refresh_token|secret|private_?key)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern FORM = Pattern.compile(
            "(?i)((?:^|[&?\\s])(?:password|client_secret|access_token|refresh_token|client_assertion)=)[^&\\s]+");
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----.*?(?:-----END \\1PRIVATE KEY-----|\\z)", Pattern.DOTALL);
    private static final Pattern SPECIFIC = Pattern.compile("(?i)PRIVATE KEY|password|secret|token|client_assertion");

    private final List<byte[]> octets = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();

    /**
     * Learns the configured secrets.
     *
     * @param secrets those of less than four octets are too short to be told from anything else
     */
    public Redactor(List<Secret> secrets) {
        for (Secret secret : secrets) {
            byte[] value = secret.bytes();
            if (value.length >= SHORTEST) {
                learn(value);
            }
        }
    }

    /** Learns an access token that was issued during the run: characters that have one spelling only (RFC 6750 section 2.1). */
    public void token(String token) {
        if (token.length() >= SHORTEST) {
            octets.add(token.getBytes(StandardCharsets.UTF_8));
            texts.add(token);
        }
    }

    private void learn(byte[] value) {
        octets.add(value);
        texts.add(new String(value, StandardCharsets.UTF_8));
        texts.add(Base64.getEncoder().encodeToString(value));
        texts.add(Base64.getEncoder().withoutPadding().encodeToString(value));
        texts.add(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
        texts.add(URLEncoder.encode(new String(value, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        texts.add(HexFormat.of().formatHex(value));
        texts.add(HexFormat.of().withUpperCase().formatHex(value));
        texts.add(HexFormat.ofDelimiter(":").formatHex(value));
        texts.add(HexFormat.ofDelimiter(" ").formatHex(value));
    }

    /** The text without secrets. */
    public String text(String text) {
        String clean = text;
        for (String secret : texts) {
            clean = clean.replace(secret, MARK);
        }
        clean = PEM.matcher(clean).replaceAll(MARK);
        clean = MEMBER.matcher(clean).replaceAll("$1" + MARK + "\"");
        return FORM.matcher(clean).replaceAll("$1" + MARK);
    }

    /** The octets without secrets. A binary body keeps its length, so that it still decodes; each hidden octet is an asterisk. */
    public byte[] octets(byte[] body) {
        byte[] clean = body.clone();
        for (byte[] secret : octets) {
            blank(clean, secret);
        }
        String text = new String(clean, StandardCharsets.ISO_8859_1);
        for (String secret : texts) {
            if (text.contains(secret)) {
                text = text.replace(secret, "*".repeat(secret.length()));
            }
        }
        if (SPECIFIC.matcher(text).find()) {
            text = MEMBER.matcher(PEM.matcher(text).replaceAll(MARK)).replaceAll("$1" + MARK + "\"");
            text = FORM.matcher(text).replaceAll("$1" + MARK);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    List<Header> headers(List<Header> headers) {
        return headers.stream().map(this::header).toList();
    }

    URI url(URI url) {
        String clean = text(url.toString());
        return clean.equals(url.toString())
                ? url
                : URI.create(clean.replace("[", "%5B").replace("]", "%5D"));
    }

    private Header header(Header header) {
        if (HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
            int scheme = header.value().indexOf(' ');
            String kept = scheme > 0 && scheme <= 12 ? header.value().substring(0, scheme + 1) : "";
            return new Header(header.name(), text(kept) + MARK);
        }
        return new Header(header.name(), text(header.value()));
    }

    private static void blank(byte[] body, byte[] secret) {
        for (int at = 0; at + secret.length <= body.length; at++) {
            int i = 0;
            while (i < secret.length && body[at + i] == secret[i]) {
                i++;
            }
            if (i == secret.length) {
                java.util.Arrays.fill(body, at, at + i, (byte) '*');
            }
        }
    }
}
