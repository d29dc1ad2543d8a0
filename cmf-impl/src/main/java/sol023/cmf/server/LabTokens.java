package sol023.cmf.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import sol023.cmf.access.AuthenticationMode;
import sol023.cmf.access.VerifiedToken;
import sol023.cmf.access.oauth.TokenSettings;

/** The lab's authorization server: issues tokens to the lab's own clients. For a lab only; a deployment has its own server. */
final class LabTokens {

    static final String ISSUER = "urn:sol023:cmf:lab";
    static final String AUDIENCE = "urn:sol023:cmf:lab:nfv-cert";

    private final ECKey key;
    private final Path publicKeys;
    private final Clock clock;

    private LabTokens(ECKey key, Path publicKeys, Clock clock) {
        this.key = key;
        this.publicKeys = publicKeys;
        this.clock = clock;
    }

    /** @param folder for the signing key, made at the first start */
    static LabTokens open(Path folder, Clock clock) {
        LabFiles.makeFolder(folder);
        var file = folder.resolve("signing-key.json");
        var publicKeys = folder.resolve("jwks.json");
        try {
            if (!Files.exists(file)) {
                var made = new ECKeyGenerator(Curve.P_256)
                        .keyUse(KeyUse.SIGNATURE)
                        .keyID(UUID.randomUUID().toString())
                        .generate();
                LabFiles.write(file, made.toJSONString() + "\n");
            }
            var key = ECKey.parse(Files.readString(file));
            LabFiles.write(publicKeys, new JWKSet(key).toString(true) + "\n");
            return new LabTokens(key, publicKeys, clock);
        } catch (IOException | ParseException | JOSEException e) {
            throw new ConfigException(file + " cannot be used; delete it for a new one", e);
        }
    }

    /** How the lab's CMF checks these tokens: a token or a client certificate will do. */
    AccessSettings access() {
        var check = new TokenSettings.Signed(
                new TokenSettings.KeysInFile(publicKeys),
                Set.of(JWSAlgorithm.ES256.getName()),
                Duration.ofMinutes(15),
                Duration.ofHours(6));
        var rules = new TokenSettings.Rules(
                Optional.of(ISSUER), Optional.of(AUDIENCE), List.of("client_id"), Duration.ZERO);
        return new AccessSettings(
                AuthenticationMode.ANY, Optional.of(new TokenSettings(check, rules, TokenSettings.Bounds.STANDARD)));
    }

    /** The key set as it is published (RFC 7517 section 5). */
    String keySet() {
        return new JWKSet(key).toString(true);
    }

    /**
     * A signed token (RFC 9068).
     *
     * @param scope values, separated by blanks
     * @param boundTo the certificate it is bound to (RFC 8705 section 3)
     */
    String issue(String client, String audience, String scope, Duration lifetime, Optional<X509Certificate> boundTo) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(client)
                .claim("client_id", client)
                .audience(audience)
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString());
        boundTo.ifPresent(each -> claims.claim("cnf", Map.of("x5t#S256", VerifiedToken.thumbprint(each))));
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the lab cannot sign a token", e);
        }
        return token.serialize();
    }
}
