package sol023.conformance.fault.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.fault.lab.Identity;

/** Makes, from nothing but the request, the answers of a CMF that says yes to everything. */
public final class Reply {

    private static final int NONCE_OCTETS = 16;
    private static final int PVNO = 2;

    private final Identity cmf;
    private final Protector protector;
    private final SecureRandom random = new SecureRandom();

    public Reply(Identity cmf, Protector protector) {
        this.cmf = cmf;
        this.protector = protector;
    }

    /** A cp that grants the certificate; {@code certReqId} 0 as SOL023 table 5.5.3.2-1 prints it. */
    public Message granting(Message request, Certificate certificate, Instant now) throws IOException {
        DERSequence response = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(0), accepted(), new DERSequence(new DERTaggedObject(true, 0, certificate))
        });
        return to(request, Body.CP, new DERSequence(new DERSequence(response)), now);
    }

    /** An rp that accepts the revocation. */
    public Message revoking(Message request, Instant now) throws IOException {
        return to(request, Body.RP, new DERSequence(new DERSequence(accepted())), now);
    }

    /** An rp that rejects the revocation. */
    public Message rejecting(Message request, StatusInfo rejection, Instant now) throws IOException {
        return to(request, Body.RP, new DERSequence(new DERSequence(rejection.encode())), now);
    }

    /** A pkiconf. */
    public Message confirming(Message request, Instant now) throws IOException {
        return to(request, Body.PKICONF, DERNull.INSTANCE, now);
    }

    private static DERSequence accepted() {
        return new DERSequence(new ASN1Integer(BigInteger.ZERO));
    }

    /** A whole answer with right header and protection: by signature, or by MAC when the request was and its secret is known. */
    public Message to(Message request, Body body, ASN1Encodable content, Instant now) throws IOException {
        Map<Field, ASN1Encodable> fields = new EnumMap<>(Field.class);
        fields.put(Field.MESSAGE_TIME, new DERGeneralizedTime(Date.from(now)));
        fields.put(Field.SENDER_NONCE, nonce());
        fields.put(Field.TRANSACTION_ID, request.field(Field.TRANSACTION_ID).orElseGet(this::nonce));
        request.field(Field.SENDER_NONCE).ifPresent(nonce -> fields.put(Field.RECIP_NONCE, nonce));
        Optional<ASN1Encodable> mac = request.field(Field.PROTECTION_ALG)
                .filter(algorithm -> Protector.isMac(AlgorithmIdentifier.getInstance(algorithm)))
                .filter(algorithm -> protector.knowsSecretOf(request));
        List<Certificate> extraCerts = new ArrayList<>();
        ASN1Encodable sender = sender();
        if (mac.isPresent()) {
            fields.put(Field.PROTECTION_ALG, Protector.usable(AlgorithmIdentifier.getInstance(mac.get())));
            request.field(Field.SENDER_KID).ifPresent(kid -> fields.put(Field.SENDER_KID, kid));
        } else {
            fields.put(Field.PROTECTION_ALG, Signatures.by(cmf.key()).getAlgorithmIdentifier());
            byte[] kid = cmf.certificate().getExtensionValue(Extension.subjectKeyIdentifier.getId());
            fields.put(
                    Field.SENDER_KID,
                    ASN1OctetString.getInstance(ASN1OctetString.getInstance(kid).getOctets()));
            extraCerts.addAll(Chains.withoutRoot(cmf.chain()));
        }
        if (body == Body.CP) {
            extraCerts.addAll(
                    Chains.withoutRoot(cmf.chain().subList(1, cmf.chain().size())));
        }
        List<ASN1Encodable> names = List.of(new ASN1Integer(PVNO), sender, request.sender());
        Message unprotected = new Message(
                names,
                fields,
                body.tag(),
                content,
                Optional.empty(),
                extraCerts.stream().distinct().toList());
        return Message.parse(protector.protect(unprotected).encode());
    }

    /** The same answer protected by the CMF's signature, whatever protected it before. */
    public Message signed(Message answer) throws IOException {
        byte[] kid = cmf.certificate().getExtensionValue(Extension.subjectKeyIdentifier.getId());
        List<Certificate> chain = Chains.withoutRoot(cmf.chain());
        Message unprotected = answer.with(
                        Field.PROTECTION_ALG, Signatures.by(cmf.key()).getAlgorithmIdentifier())
                .with(
                        Field.SENDER_KID,
                        ASN1OctetString.getInstance(
                                ASN1OctetString.getInstance(kid).getOctets()))
                .withSender(sender())
                .withExtraCerts(others -> Stream.concat(chain.stream(), others.stream())
                        .distinct()
                        .toList());
        return protector.protect(unprotected);
    }

    private GeneralName sender() {
        return new GeneralName(
                X500Name.getInstance(cmf.certificate().getSubjectX500Principal().getEncoded()));
    }

    private ASN1Encodable nonce() {
        byte[] bytes = new byte[NONCE_OCTETS];
        random.nextBytes(bytes);
        return new DEROctetString(bytes);
    }
}
