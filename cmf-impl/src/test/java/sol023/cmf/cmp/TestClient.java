package sol023.cmf.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.RevDetails;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CertificateType;

/** The client of a consumer: makes requests that are right in everything, for a test to change. */
final class TestClient {

    static final CmpRoute PKCS10 = new CmpRoute(CertificateType.VNFCI, Optional.of(CmpRoute.Operation.PKCS10));
    static final CmpRoute REVOCATION = new CmpRoute(CertificateType.VNFCI, Optional.of(CmpRoute.Operation.REVOCATION));

    private static final ASN1ObjectIdentifier TYPE =
            new ASN1ObjectIdentifier("2.25.208896543332777917914555828409390080422");
    private static final ASN1ObjectIdentifier HANDLING =
            new ASN1ObjectIdentifier("2.25.169123436002420989929136188873172933503");

    private final TestProtection protection;
    private final Clock clock;

    TestClient(TestProtection protection, Clock clock) {
        this.protection = protection;
        this.clock = clock;
    }

    static InfoTypeAndValue type(String urn) {
        return new InfoTypeAndValue(TYPE, new DERUTF8String(urn));
    }

    static InfoTypeAndValue handling(String urn) {
        return new InfoTypeAndValue(HANDLING, new DERUTF8String(urn));
    }

    static InfoTypeAndValue vnfc() {
        return type("urn:etsi:nfv:cert-type:vnfc-cert");
    }

    static InfoTypeAndValue delegation() {
        return handling("urn:etsi:nfv:cert-type:handling:delegation");
    }

    static InfoTypeAndValue implicitConfirm() {
        return new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE);
    }

    RequestBuilder request(PKIBody body) {
        return RequestBuilder.of(body, protection, clock.instant());
    }

    RequestBuilder p10cr(PKCS10CertificationRequest csr) {
        return request(new PKIBody(PKIBody.TYPE_P10_CERT_REQ, csr.toASN1Structure()));
    }

    /** In the sol023 dialect. */
    RequestBuilder sol023P10cr(PKCS10CertificationRequest csr) {
        return p10cr(csr).info(vnfc()).info(delegation());
    }

    /** The next message of the transaction that {@code reply} answers. */
    RequestBuilder continued(TestReply reply, PKIBody body) {
        return request(body)
                .transactionId(reply.header().getTransactionID().getOctets())
                .recipNonce(reply.header().getSenderNonce().getOctets());
    }

    /** Asks what has become of the request that {@code reply} says is waiting. */
    RequestBuilder pollReq(TestReply reply) {
        return pollReq(reply, reply.certReqId());
    }

    RequestBuilder pollReq(TestReply reply, int... certReqIds) {
        var entries = Arrays.stream(certReqIds)
                .mapToObj(id -> new DERSequence(new ASN1Integer(id)))
                .toArray(DERSequence[]::new);
        return continued(reply, new PKIBody(PKIBody.TYPE_POLL_REQ, new DERSequence(entries)));
    }

    RequestBuilder certConf(TestReply reply) {
        var entry = new CertStatus(
                sha256(reply.certificate()), reply.response().getCertReqId().getValue());
        return certConf(reply, entry);
    }

    RequestBuilder certConf(TestReply reply, CertStatus... entries) {
        return continued(reply, new PKIBody(PKIBody.TYPE_CERT_CONFIRM, new DERSequence(entries)));
    }

    /** A confirmation that says no. */
    static CertStatus rejected(TestReply reply) {
        return new CertStatus(
                sha256(reply.certificate()),
                reply.response().getCertReqId().getValue(),
                new PKIStatusInfo(PKIStatus.rejection));
    }

    RequestBuilder rr(X509Certificate certificate, int reason) {
        return rr(template(certificate), Optional.of(reasonCode(reason)));
    }

    RequestBuilder rr(CertTemplateBuilder template, Optional<Extensions> crlEntryDetails) {
        var details = crlEntryDetails
                .map(extensions -> new RevDetails(template.build(), extensions))
                .orElseGet(() -> new RevDetails(template.build()));
        return request(new PKIBody(PKIBody.TYPE_REVOCATION_REQ, new RevReqContent(details)));
    }

    static CertTemplateBuilder template(X509Certificate certificate) {
        return new CertTemplateBuilder()
                .setIssuer(X500Name.getInstance(
                        certificate.getIssuerX500Principal().getEncoded()))
                .setSerialNumber(new ASN1Integer(certificate.getSerialNumber()));
    }

    static Extensions reasonCode(int reason) {
        return new Extensions(new Extension(Extension.reasonCode, false, encode(reason)));
    }

    private static byte[] encode(int reason) {
        try {
            return new ASN1Enumerated(reason).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request for {@code CN=<name>, O=Lab} with the DNS name {@code <name>.example}. */
    static PKCS10CertificationRequest csr(String name) {
        return csr(name, TestCrypto.ecKeyPair(), "SHA256withECDSA");
    }

    static PKCS10CertificationRequest csr(String name, KeyPair keys, String algorithm) {
        try {
            var san = new GeneralNames(new GeneralName(GeneralName.dNSName, name + ".example"));
            var extensions = new Extensions(new Extension(Extension.subjectAlternativeName, false, san.getEncoded()));
            return new JcaPKCS10CertificationRequestBuilder(new X500Name("O=Lab,CN=" + name), keys.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions)
                    .build(TestCrypto.signer(algorithm, keys.getPrivate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CertificateNames names(PKCS10CertificationRequest csr) {
        return CertificateSigningRequest.of(csr).names();
    }

    private static byte[] sha256(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(TestCrypto.encoded(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static List<InfoTypeAndValue> sol023Info() {
        return List.of(vnfc(), delegation());
    }
}
