package sol023.conformance.client.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import sol023.conformance.client.cmp.MacAlgorithm.PasswordBasedMac;
import sol023.conformance.client.cmp.MacAlgorithm.Pbmac1;
import sol023.conformance.client.cmp.ProtectionVerifier.Outcome;

class MacAlgorithmTest {

    private static final ASN1ObjectIdentifier HMAC_SHA256 = new ASN1ObjectIdentifier("1.2.840.113549.2.9");
    private static final DEROctetString SALT = new DEROctetString("saltsaltsaltsalt".getBytes(StandardCharsets.UTF_8));
    private static final byte[] CONTENT = "header and body".getBytes(StandardCharsets.UTF_8);
    private static final String PASSWORD = "a shared secret";
    private static final SharedSecret SECRET = new SharedSecret(PASSWORD.getBytes(StandardCharsets.UTF_8));
    private static final MacAlgorithm PBM = new PasswordBasedMac(SALT, "SHA-256", BigInteger.valueOf(500), HMAC_SHA256);
    private static final MacAlgorithm PBMAC1 =
            new Pbmac1(SALT, BigInteger.valueOf(1000), BigInteger.valueOf(48), HMAC_SHA256, HMAC_SHA256);

    @Test
    void pbmac1_derives_its_key_as_the_key_factory_of_java_does() throws Exception {
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), SALT.getOctets(), 1000, 48 * 8))
                .getEncoded();
        assertThat(PBMAC1.compute(SECRET, CONTENT)).isEqualTo(hmac(key));
    }

    @Test
    void password_based_mac_counts_the_first_hash_as_one_iteration() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(PASSWORD.getBytes(StandardCharsets.UTF_8));
        byte[] key = digest.digest(SALT.getOctets());
        for (int i = 0; i < 499; i++) {
            key = digest.digest(key);
        }
        assertThat(PBM.compute(SECRET, CONTENT)).isEqualTo(hmac(key));
    }

    @Test
    void both_are_read_from_the_wire_as_they_were_written() throws Exception {
        for (MacAlgorithm mac : List.of(PBM, PBMAC1)) {
            AlgorithmIdentifier wire =
                    AlgorithmIdentifier.getInstance(mac.algorithm().getEncoded("DER"));
            assertThat(MacAlgorithm.parse(wire)).isEqualTo(mac);
        }
    }

    @Test
    void a_message_verifies_with_its_secret_only() throws Exception {
        for (MacAlgorithm mac : List.of(PBM, PBMAC1)) {
            byte[] encoded = MessageDraftTest.draft(new Protection.Maced("vnfm-1", mac, SECRET))
                    .encode();
            CmpMessage message = CmpParser.parse(encoded);
            assertThat(message.extraCerts()).isEmpty();
            assertThat(verify(message, Optional.of(SECRET))).isInstanceOf(Outcome.Maced.class);
            assertThat(verify(message, Optional.of(new SharedSecret(CONTENT)))).isInstanceOf(Outcome.Broken.class);
            assertThat(verify(message, Optional.empty())).isInstanceOf(Outcome.Broken.class);
        }
    }

    @Test
    void an_algorithm_that_is_no_mac_is_refused() {
        AlgorithmIdentifier unknown = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4"), new DERSequence());
        assertThatThrownBy(() -> MacAlgorithm.parse(unknown)).isInstanceOf(CmpFormatException.class);
    }

    @Test
    void a_secret_never_shows() {
        assertThat(SECRET.toString()).doesNotContain(PASSWORD);
        assertThat(new Protection.Maced("vnfm-1", PBM, SECRET).toString()).doesNotContain(PASSWORD);
    }

    private static Outcome verify(CmpMessage message, Optional<SharedSecret> secret) {
        return new ProtectionVerifier(List.of()).verify(message, secret, Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static byte[] hmac(byte[] key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(CONTENT);
    }
}
