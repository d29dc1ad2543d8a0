package sol023.cmf.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CertOrEncCert;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.CertifiedKeyPair;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.RevRepContentBuilder;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import sol023.cmf.ca.CryptoProviders;

/**
 * The floor of the CMP flows: decode, verify, sign, one grouped durable row, encode. Everything that a CMF adds to this
 * is missing on purpose: who may do it, whether the transaction is new, whether the subject is registered.
 */
public final class CmpFloor implements AutoCloseable {

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int PVNO = 2;
    private static final int MAC_ITERATIONS = 500;
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final X500Name ISSUER = new X500Name("O=Floor,CN=Issuing CA");

    private final SecureRandom random = new SecureRandom();
    private final X509ExtensionUtils identifiers = new BcX509ExtensionUtils();
    private final Map<X509CertificateHolder, ContentVerifierProvider> signers = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Provider provider;
    private final GroupedRows rows;
    private final char[] secret;
    private final KeyPair key;
    private final X509CertificateHolder certificate;
    private final ThreadLocal<ContentSigner> signer = ThreadLocal.withInitial(this::newSigner);

    private CmpFloor(GroupedRows rows, String secret, Clock clock) {
        this.clock = clock;
        this.rows = rows;
        this.secret = secret.toCharArray();
        CryptoProviders providers = CryptoProviders.choose();
        this.provider = providers.forSignature(SIGNATURE);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", providers.forKeys());
            generator.initialize(new ECGenParameterSpec("P-256"));
            this.key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.certificate =
                issue(ISSUER, SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()), new GeneralName[0]);
    }

    public static CmpFloor open(Path file, String secret, Clock clock) {
        try {
            return new CmpFloor(GroupedRows.open(file), secret, clock);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers a p10cr or rr, protected by signature or MAC; a request that does not verify is a fault here. */
    public byte[] answer(byte[] request) {
        try {
            ProtectedPKIMessage message = new ProtectedPKIMessage(new GeneralPKIMessage(request));
            boolean mac = message.hasPasswordBasedMacProtection();
            if (!(mac ? message.verify(macs(), secret) : message.verify(signer(message)))) {
                throw new IllegalStateException("the protection is wrong");
            }
            PKIBody body =
                    switch (message.getBody().getType()) {
                        case PKIBody.TYPE_P10_CERT_REQ ->
                            cp(CertificationRequest.getInstance(
                                    message.getBody().getContent()));
                        case PKIBody.TYPE_REVOCATION_REQ ->
                            rp(RevReqContent.getInstance(message.getBody().getContent()));
                        default -> throw new IllegalStateException("no floor for this body");
                    };
            return protectedAnswer(message.getHeader(), body, mac);
        } catch (IOException | CMPException | CRMFException | OperatorCreationException | PKCSException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContentVerifierProvider signer(ProtectedPKIMessage message) {
        return signers.computeIfAbsent(message.getCertificates()[0], this::verifier);
    }

    private ContentVerifierProvider verifier(X509CertificateHolder of) {
        try {
            return new JcaContentVerifierProviderBuilder().setProvider(provider).build(of);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private PKIBody cp(CertificationRequest request) throws PKCSException, OperatorCreationException {
        PKCS10CertificationRequest csr = new PKCS10CertificationRequest(request);
        ContentVerifierProvider own =
                new JcaContentVerifierProviderBuilder().setProvider(provider).build(csr.getSubjectPublicKeyInfo());
        if (!csr.isSignatureValid(own)) {
            throw new IllegalStateException("the request's signature is wrong");
        }
        GeneralName[] names = csr.getRequestedExtensions().getExtension(Extension.subjectAlternativeName) == null
                ? new GeneralName[0]
                : org.bouncycastle.asn1.x509.GeneralNames.fromExtensions(
                                csr.getRequestedExtensions(), Extension.subjectAlternativeName)
                        .getNames();
        X509CertificateHolder issued = issue(csr.getSubject(), csr.getSubjectPublicKeyInfo(), names);
        try {
            rows.add(issued.getSerialNumber().toString(16), issued.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        CertResponse response = new CertResponse(
                new ASN1Integer(-1),
                new PKIStatusInfo(PKIStatus.granted),
                new CertifiedKeyPair(new CertOrEncCert(new CMPCertificate(issued.toASN1Structure()))),
                null);
        return new PKIBody(PKIBody.TYPE_CERT_REP, new CertRepMessage(null, new CertResponse[] {response}));
    }

    private PKIBody rp(RevReqContent request) throws IOException {
        var details = request.toRevDetailsArray()[0].getCertDetails();
        rows.add("revoked " + newNumber().toString(16), details.getEncoded());
        RevRepContentBuilder content = new RevRepContentBuilder();
        content.add(new PKIStatusInfo(PKIStatus.granted));
        return new PKIBody(PKIBody.TYPE_REVOCATION_REP, content.build());
    }

    private X509CertificateHolder issue(X500Name subject, SubjectPublicKeyInfo publicKey, GeneralName[] names) {
        Instant now = clock.instant();
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    ISSUER, newNumber(), Date.from(now), Date.from(now.plus(VALIDITY)), subject, publicKey);
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(publicKey));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            if (names.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new org.bouncycastle.asn1.x509.GeneralNames(names));
            }
            return builder.build(signer.get());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] protectedAnswer(PKIHeader request, PKIBody body, boolean mac)
            throws CMPException, CRMFException, IOException {
        ProtectedPKIMessageBuilder answer = new ProtectedPKIMessageBuilder(
                        PVNO, new GeneralName(ISSUER), request.getSender())
                .setMessageTime(Date.from(clock.instant()))
                .setTransactionID(request.getTransactionID().getOctets())
                .setSenderNonce(newNumber().toByteArray())
                .setRecipNonce(request.getSenderNonce().getOctets())
                .addGeneralInfo(new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE))
                .addCMPCertificate(certificate)
                .setBody(body);
        ProtectedPKIMessage message =
                mac ? answer.build(macs().setIterationCount(MAC_ITERATIONS).build(secret)) : answer.build(signer.get());
        return message.toASN1Structure().getEncoded();
    }

    private BigInteger newNumber() {
        return new BigInteger(127, random).setBit(127);
    }

    private static PKMACBuilder macs() throws CRMFException {
        return new PKMACBuilder(new JcePKMACValuesCalculator());
    }

    private ContentSigner newSigner() {
        try {
            return new JcaContentSignerBuilder(SIGNATURE).setProvider(provider).build(key.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
