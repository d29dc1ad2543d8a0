package sol023.cmf.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;

/** Builds requests part by part, so that a test can make exactly one of them wrong. All parts are there and right to begin with. */
final class RequestBuilder {

    private int pvno = 2;
    private GeneralName sender;
    private GeneralName recipient = PKIHeader.NULL_NAME;
    private @Nullable Instant messageTime;
    private Optional<AlgorithmIdentifier> protectionAlg;
    private byte @Nullable [] senderKid;
    private byte @Nullable [] transactionId = TestCrypto.random(16);
    private byte @Nullable [] senderNonce = TestCrypto.random(16);
    private byte @Nullable [] recipNonce;
    private final List<InfoTypeAndValue> generalInfo = new ArrayList<>();
    private PKIBody body;
    private List<X509Certificate> extraCerts;
    private boolean protectedAtAll = true;
    private Function<byte[], byte[]> protection;

    private RequestBuilder(PKIBody body, TestProtection by, Instant now) {
        this.body = body;
        this.sender = by.sender();
        this.senderKid = by.senderKid();
        this.protectionAlg = Optional.of(by.algorithm());
        this.extraCerts = by.certificates();
        this.protection = by::protect;
        this.messageTime = now;
    }

    static RequestBuilder of(PKIBody body, TestProtection by, Instant now) {
        return new RequestBuilder(body, by, now);
    }

    RequestBuilder pvno(int value) {
        pvno = value;
        return this;
    }

    RequestBuilder sender(X500Name name) {
        sender = new GeneralName(name);
        return this;
    }

    RequestBuilder recipient(GeneralName name) {
        recipient = name;
        return this;
    }

    RequestBuilder messageTime(@Nullable Instant time) {
        messageTime = time;
        return this;
    }

    RequestBuilder senderKid(byte @Nullable [] value) {
        senderKid = value;
        return this;
    }

    RequestBuilder transactionId(byte @Nullable [] value) {
        transactionId = value;
        return this;
    }

    RequestBuilder senderNonce(byte @Nullable [] value) {
        senderNonce = value;
        return this;
    }

    RequestBuilder recipNonce(byte @Nullable [] value) {
        recipNonce = value;
        return this;
    }

    RequestBuilder info(InfoTypeAndValue entry) {
        generalInfo.add(entry);
        return this;
    }

    RequestBuilder extraCerts(List<X509Certificate> certificates) {
        extraCerts = certificates;
        return this;
    }

    RequestBuilder protectionAlg(Optional<AlgorithmIdentifier> algorithm) {
        protectionAlg = algorithm;
        return this;
    }

    /** Leaves the protection bits out; protectionAlg stays. */
    RequestBuilder withoutBits() {
        protectedAtAll = false;
        return this;
    }

    RequestBuilder body(PKIBody other) {
        body = other;
        return this;
    }

    /** Computes the protection otherwise. */
    RequestBuilder protection(Function<byte[], byte[]> other) {
        protection = other;
        return this;
    }

    byte[] encode() {
        var header = header();
        var parts = new ASN1EncodableVector();
        parts.add(header);
        parts.add(body);
        if (protectedAtAll) {
            var input = der(new DERSequence(new ASN1Encodable[] {header, body}));
            parts.add(new DERTaggedObject(true, 0, new DERBitString(protection.apply(input))));
        }
        if (!extraCerts.isEmpty()) {
            var certificates = new ASN1EncodableVector();
            extraCerts.forEach(each -> certificates.add(certificate(each)));
            parts.add(new DERTaggedObject(true, 1, new DERSequence(certificates)));
        }
        return der(new DERSequence(parts));
    }

    private DERSequence header() {
        var parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(pvno));
        parts.add(sender);
        parts.add(recipient);
        if (messageTime != null) {
            add(parts, 0, new DERGeneralizedTime(Date.from(messageTime)));
        }
        protectionAlg.ifPresent(algorithm -> add(parts, 1, algorithm));
        addOctets(parts, 2, senderKid);
        addOctets(parts, 4, transactionId);
        addOctets(parts, 5, senderNonce);
        addOctets(parts, 6, recipNonce);
        if (!generalInfo.isEmpty()) {
            add(parts, 8, new DERSequence(generalInfo.toArray(ASN1Encodable[]::new)));
        }
        return new DERSequence(parts);
    }

    private static void addOctets(ASN1EncodableVector parts, int tag, byte @Nullable [] octets) {
        if (octets != null) {
            add(parts, tag, new DEROctetString(octets));
        }
    }

    private static void add(ASN1EncodableVector parts, int tag, ASN1Encodable value) {
        parts.add(new DERTaggedObject(true, tag, value));
    }

    private static CMPCertificate certificate(X509Certificate certificate) {
        return new CMPCertificate(Certificate.getInstance(TestCrypto.encoded(certificate)));
    }

    private static byte[] der(DERSequence sequence) {
        try {
            return sequence.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
