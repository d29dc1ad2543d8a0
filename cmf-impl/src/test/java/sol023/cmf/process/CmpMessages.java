package sol023.cmf.process;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.GenMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PollReqContent;
import org.bouncycastle.asn1.cmp.RevDetails;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.CertificateConfirmationContentBuilder;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Builds the requests of the RFC 9483 profile for one credential, each as the DER of a protected PKIMessage. */
public final class CmpMessages {

    private static final String CERT_TYPE = "2.25.208896543332777917914555828409390080422";
    private static final String HANDLING = "2.25.169123436002420989929136188873172933503";
    private static final int PVNO = 2;
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Protection protection;
    private final Clock clock;

    public CmpMessages(Protection protection, Clock clock) {
        this.protection = protection;
        this.clock = clock;
    }

    /** A new transaction's id: 128 random bits. */
    public static ASN1OctetString newTransaction() {
        return nonce();
    }

    /** A p10cr that asks for implicit confirmation, so that the answer ends the transaction. */
    public byte[] p10cr(CertificateRequest request, ASN1OctetString transaction) {
        return encoded(header(transaction)
                .addGeneralInfo(new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE))
                .setBody(new PKIBody(PKIBody.TYPE_P10_CERT_REQ, request.pkcs10())));
    }

    /** A p10cr in the dialect of SOL023: it names the type of the certificate and its handling (SOL023 clause 5.5.2.4, interpretation I-03). */
    public byte[] sol023P10cr(CertificateRequest request, ASN1OctetString transaction) {
        return encoded(header(transaction)
                .addGeneralInfo(info(CERT_TYPE, "urn:etsi:nfv:cert-type:vnfc-cert"))
                .addGeneralInfo(info(HANDLING, "urn:etsi:nfv:cert-type:handling:delegation"))
                .setBody(new PKIBody(PKIBody.TYPE_P10_CERT_REQ, request.pkcs10())));
    }

    private static InfoTypeAndValue info(String type, String urn) {
        return new InfoTypeAndValue(new ASN1ObjectIdentifier(type), new DERUTF8String(urn));
    }

    /** A p10cr whose certificate has to be confirmed by {@link #certConf}. */
    public byte[] p10crToConfirm(CertificateRequest request, ASN1OctetString transaction) {
        return encoded(header(transaction).setBody(new PKIBody(PKIBody.TYPE_P10_CERT_REQ, request.pkcs10())));
    }

    /** Asks what has become of the request that this answer says is waiting. */
    public byte[] pollReq(CmpAnswer answer) {
        PKIHeader of = answer.message().getHeader();
        return encoded(header(of.getTransactionID())
                .setRecipNonce(of.getSenderNonce().getOctets())
                .setBody(new PKIBody(PKIBody.TYPE_POLL_REQ, new PollReqContent(new ASN1Integer(answer.waitingId())))));
    }

    /** Accepts the certificate that this answer brought. */
    public byte[] certConf(CmpAnswer answer) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(Credential.BC)
                    .build();
            PKIHeader of = answer.message().getHeader();
            return encoded(header(of.getTransactionID())
                    .setRecipNonce(of.getSenderNonce().getOctets())
                    .setBody(
                            PKIBody.TYPE_CERT_CONFIRM,
                            new CertificateConfirmationContentBuilder()
                                    .addAcceptedCertificate(answer.certificate().orElseThrow(), answer.certReqId())
                                    .build(digests)));
        } catch (CMPException | OperatorCreationException e) {
            throw new IllegalStateException("no certConf", e);
        }
    }

    /** Revokes a certificate, with the reason cessationOfOperation. */
    public byte[] rr(X509CertificateHolder certificate) {
        return rr(certificate.getIssuer(), certificate.getSerialNumber());
    }

    /** Revokes the certificate with this serial number, with the reason cessationOfOperation. */
    public byte[] rr(X500Name issuer, BigInteger serial) {
        try {
            RevDetails details = new RevDetails(
                    new CertTemplateBuilder()
                            .setIssuer(issuer)
                            .setSerialNumber(new ASN1Integer(serial))
                            .build(),
                    new Extensions(new Extension(
                            Extension.reasonCode,
                            false,
                            CRLReason.lookup(CRLReason.cessationOfOperation).getEncoded())));
            return encoded(header(newTransaction())
                    .setBody(new PKIBody(PKIBody.TYPE_REVOCATION_REQ, new RevReqContent(details))));
        } catch (IOException e) {
            throw new IllegalStateException("no rr", e);
        }
    }

    /** An empty genm, the usual liveness probe. */
    public byte[] genm() {
        return encoded(header(newTransaction())
                .setBody(new PKIBody(PKIBody.TYPE_GEN_MSG, new GenMsgContent(new InfoTypeAndValue[0]))));
    }

    private ProtectedPKIMessageBuilder header(ASN1OctetString transaction) {
        return new ProtectedPKIMessageBuilder(PVNO, protection.sender(), PKIHeader.NULL_NAME)
                .setMessageTime(Date.from(clock.instant()))
                .setTransactionID(transaction.getOctets())
                .setSenderNonce(nonce().getOctets())
                .setSenderKID(protection.senderKid());
    }

    private byte[] encoded(ProtectedPKIMessageBuilder message) {
        try {
            return protection.protect(message).toASN1Structure().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a message that cannot be encoded", e);
        }
    }

    private static ASN1OctetString nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return new DEROctetString(bytes);
    }
}
