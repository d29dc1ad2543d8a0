package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Sends mutated requests and judges the answers: always a protected PKIMessage, never a fault of ours, never a certificate for what was
 * changed inside header, body or protection, and for what was changed in extraCerts only the one that was asked for.
 */
final class Mutations {

    private static final int EXTRA_CERTS = 3;
    private static final Set<MessageType> SERVED =
            EnumSet.of(MessageType.CP, MessageType.RP, MessageType.IP, MessageType.KUP, MessageType.GENP);
    private static final Set<String> GRANTED = Set.of(
            "cp accepted",
            "ip accepted",
            "kup accepted",
            "cp grantedWithMods",
            "ip grantedWithMods",
            "kup grantedWithMods");

    private final CmpLab lab;
    private final CmpEndpoint endpoint;
    private final TestProtection protection;
    private final TestClient client;
    private final PKCS10CertificationRequest csr;
    private final RandomGenerator random;
    private int granted;
    private int served;

    Mutations(CmpLab lab, TestProtection protection, PKCS10CertificationRequest csr, RandomGenerator random) {
        this.lab = lab;
        this.endpoint = lab.endpoint(CmpSettings.DEFAULT);
        this.client = new TestClient(protection, lab.clock);
        this.protection = protection;
        this.csr = csr;
        this.random = random;
    }

    /** How many were granted in spite of a change in extraCerts. */
    int granted() {
        return granted;
    }

    /** How many reached the handler of their type, since their protection was right. */
    int served() {
        return served;
    }

    /** Changes octets anywhere; the lengths around them stay as they were. */
    void sendWithOtherOctets() throws Exception {
        var original = client.p10cr(csr).encode();
        int extraCertsAt = original.length - extraCertsLength(original);
        var changed = original.clone();
        int first = changed.length;
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            first = Math.min(first, at);
        }
        if (random.nextInt(10) == 0) {
            changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            first = 0;
        }
        if (!Arrays.equals(original, changed)) {
            judge(changed, first >= extraCertsAt);
        }
    }

    private static int extraCertsLength(byte[] message) {
        var tree = DerTree.parse(message);
        return tree.size() > EXTRA_CERTS ? tree.child(EXTRA_CERTS).encode().length : 0;
    }

    /** Changes the structure at one place and makes all lengths right again, so that it is DER most of the time. */
    void sendWithOtherStructure() throws Exception {
        var original = client.p10cr(csr).encode();
        var tree = DerTree.parse(original);
        int part = random.nextInt(tree.size());
        tree.child(part).mutate(random);
        var changed = tree.encode();
        if (!Arrays.equals(original, changed)) {
            judge(changed, part == EXTRA_CERTS);
        }
    }

    /** Changes the structure of header or body and protects it again: what a trusted client with a fault would send. */
    void sendProtected(CmpRoute route, RequestBuilder request) throws IOException {
        var tree = DerTree.parse(request.encode());
        tree.child(random.nextInt(4) == 0 ? 0 : 1).mutate(random);
        var header = tree.child(0).encode();
        var body = tree.child(1).encode();
        var input = ByteBuffer.allocate(header.length + body.length)
                .put(header)
                .put(body)
                .array();
        var bits = new DERTaggedObject(true, 0, new DERBitString(protection.protect(DerTree.sequence(input))));
        tree.replace(2, DerTree.parse(encoded(bits)));
        var octets = tree.encode();
        var hex = HexFormat.of().formatHex(octets);
        var reply = TestReply.of(endpoint.answer(route, octets));
        assertThat(reply.httpStatus()).as(hex).isIn(200, 201, 400);
        if (SERVED.contains(reply.type())) {
            served++;
        }
        assertThat(reply.summary()).as(hex).doesNotContain("systemFailure");
        if (GRANTED.contains(reply.summary())) {
            assertThat(reply.certificate().getPublicKey().getEncoded())
                    .as("possession of no other key was proven: %s", hex)
                    .isEqualTo(csr.getSubjectPublicKeyInfo().getEncoded());
        }
    }

    private static byte[] encoded(DERTaggedObject value) {
        try {
            return value.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(byte[] request, boolean inExtraCerts) throws Exception {
        long before = lab.countCertificates();
        var reply = TestReply.of(endpoint.answer(TestClient.PKCS10, request));
        var hex = HexFormat.of().formatHex(request);
        assertThat(reply.httpStatus()).as(hex).isIn(200, 400);
        assertThat(reply.message().getProtection()).as(hex).isNotNull();
        assertThat(reply.summary()).as(hex).doesNotContain("systemFailure");
        if (reply.summary().equals("cp accepted")) {
            granted++;
            assertThat(inExtraCerts).as("a certificate for %s", hex).isTrue();
            assertThat(reply.certificate().getPublicKey().getEncoded())
                    .as(hex)
                    .isEqualTo(csr.getSubjectPublicKeyInfo().getEncoded());
            assertThat(lab.countCertificates()).as(hex).isEqualTo(before + 1);
        } else {
            assertThat(reply.statusString())
                    .as(hex)
                    .isNotBlank()
                    .doesNotContain("Exception", "org.", "java.", "sol023.");
            assertThat(lab.countCertificates()).as(hex).isEqualTo(before);
        }
    }
}
