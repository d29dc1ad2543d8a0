package sol023.cmf.access.oauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;

/** The public keys of the authorization server (RFC 7517 section 5). Shared secrets and short RSA keys are left out. */
record KeySet(List<JWK> keys) {

    private static final int MOST_KEYS = 100;
    private static final int LEAST_RSA_BITS = 2048;

    KeySet {
        keys = List.copyOf(keys);
    }

    /** Refuses a set without a key that can be used. */
    static KeySet parse(byte[] json) throws IOException {
        List<JWK> all;
        try {
            all = JWKSet.parse(new String(json, StandardCharsets.UTF_8)).getKeys();
        } catch (ParseException e) {
            throw new IOException("that is no JSON Web Key Set", e);
        }
        var usable = all.stream().filter(KeySet::isUsable).toList();
        if (usable.isEmpty() || all.size() > MOST_KEYS) {
            throw new IOException("the key set has " + all.size() + " keys, of which " + usable.size()
                    + " can be used (RSA from 2048 bits, elliptic curves); at most " + MOST_KEYS + " are read");
        }
        return new KeySet(usable);
    }

    private static boolean isUsable(JWK key) {
        return key instanceof ECKey || (key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS);
    }

    /** The keys that may have signed a token with that header: of the named id, if it names one, and of the right kind and use. */
    List<AsymmetricJWK> matching(JWSHeader header) {
        var matcher = JWKMatcher.forJWSHeader(header);
        return keys.stream()
                .filter(matcher::matches)
                .map(AsymmetricJWK.class::cast)
                .toList();
    }
}
