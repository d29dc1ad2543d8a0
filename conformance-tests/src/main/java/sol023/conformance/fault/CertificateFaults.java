package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.CertRep;
import sol023.conformance.fault.cmp.IssuingCa.CertificateChange;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.Strangers;

/** RFC 5280 and RFC 9483 §4.1: what can go wrong with an issued certificate; each is signed by the CMF's own CA. */
final class CertificateFaults {

    private static final CmpDefects.Messages GRANTED = (request, answer) -> Statuses.grants(answer);

    /** id-kp-cmcRA (RFC 6402 §2.10). */
    private static final KeyPurposeId CMC_RA = KeyPurposeId.id_kp_cmcRA;

    private CertificateFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("certificate-for-another-key", "The certificate bears another key than the request.")
                        .kills(CERT_PUBLIC_KEY)
                        .by(reissuing(certificate -> certificate.setSubjectPublicKeyInfo(otherKey()))),
                fault("certificate-for-another-subject", "The certificate bears another subject than the request.")
                        .kills(CERT_SUBJECT)
                        .by(reissuing(certificate -> certificate.setSubject(new X500Name("CN=another subject")))),
                fault(
                                "certificate-with-another-name",
                                "The certificate bears another alternative name than the request.")
                        .kills(CERT_ALTERNATIVE_NAMES)
                        .by(reissuing(certificate -> put(
                                certificate,
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, "another.example"))))),
                changingValidity(),
                fault("certificate-with-negative-serial", "The serial number is negative.")
                        .kills(CERT_SERIAL)
                        .by(changing(
                                GRANTED,
                                (answer, request, bench) -> reissued(
                                        answer,
                                        bench,
                                        certificate -> certificate.setSerialNumber(
                                                serial(answer).negate())))),
                fault("certificate-with-long-serial", "The serial number has more than 20 octets.")
                        .kills(CERT_SERIAL)
                        .by(reissuing(certificate -> certificate.setSerialNumber(BigInteger.TWO.pow(161)))),
                fault("serial-number-repeated", "All certificates have the same serial number.")
                        .kills(CERT_SERIAL_UNIQUE)
                        .by(reissuing(certificate -> certificate.setSerialNumber(BigInteger.valueOf(4711)))),
                fault("certificate-of-a-ca", "The certificate makes its holder a certification authority.")
                        .kills(CERT_NO_CA)
                        .by(grantingTheWish(certificate ->
                                put(certificate, Extension.basicConstraints, true, new BasicConstraints(true)))),
                fault("certificate-that-signs-certificates", "The certificate allows its key to sign certificates.")
                        .kills(CERT_NO_CA)
                        .by(grantingTheWish(certificate -> put(
                                certificate,
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)))),
                fault("certificate-of-a-cmp-authority", "The certificate makes its holder a CMP authority.")
                        .kills(CERT_NO_CMP_AUTHORITY)
                        .by(grantingTheWish(certificate ->
                                put(certificate, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(CMC_RA)))),
                fault("certificate-without-chain", "A certificate of a CA without a chain to the anchor comes.")
                        .kills(CERT_CHAIN)
                        .by(changing(GRANTED, (answer, request, bench) -> fromForeignCa(answer, request, bench))));
    }

    private static Fault changingValidity() {
        return fault("certificate-of-tomorrow", "The certificate is not valid yet.")
                .kills(CERT_VALID_NOW)
                .by(changing(
                        GRANTED,
                        (answer, request, bench) -> reissued(
                                answer,
                                bench,
                                certificate -> certificate.setNotBefore(
                                        Date.from(bench.now().plus(Duration.ofDays(1)))))));
    }

    /** Issues the certificate anew, with one thing changed. */
    static Defect reissuing(CertificateChange change) {
        return changing(GRANTED, (answer, request, bench) -> reissued(answer, bench, change));
    }

    static Message reissued(Message answer, Bench bench, CertificateChange change) throws IOException {
        CertRep rep = CertRep.of(answer);
        Certificate original = rep.response().certificate().orElseThrow(() -> new IOException("no certificate"));
        Certificate changed = bench.issuingCa().reissue(original, change);
        return answer.withContent(
                rep.withResponse(rep.response().withCertificate(changed)).encode());
    }

    /** Grants, changed as the requester wishes, a certificate whether or not the CMF has granted one. */
    private static Defect grantingTheWish(CertificateChange change) {
        return CmpDefects.replacing(asked -> asked.is(Body.P10CR), (message, bench) -> {
            CertificationRequest csr = CertificationRequest.getInstance(message.content());
            Certificate granted = bench.issuingCa().grant(csr, bench.now());
            return bench.reply().granting(message, bench.issuingCa().reissue(granted, change), bench.now());
        });
    }

    private static Message fromForeignCa(Message answer, Message request, Bench bench) throws IOException {
        CertRep rep = CertRep.of(answer);
        Certificate foreign = bench.foreignCa().grant(CertificationRequest.getInstance(request.content()), bench.now());
        return answer.withContent(
                rep.withResponse(rep.response().withCertificate(foreign)).encode());
    }

    /** Puts an extension into a certificate, in the place of the one it may have. */
    static void put(
            X509v3CertificateBuilder certificate, ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value)
            throws IOException {
        if (certificate.hasExtension(oid)) {
            certificate.replaceExtension(oid, critical, value);
        } else {
            certificate.addExtension(oid, critical, value);
        }
    }

    private static BigInteger serial(Message answer) {
        return CertRep.of(answer)
                .response()
                .certificate()
                .map(certificate -> certificate.getSerialNumber().getValue())
                .orElse(BigInteger.ONE);
    }

    private static SubjectPublicKeyInfo otherKey() throws IOException {
        return SubjectPublicKeyInfo.getInstance(Strangers.keyPair().getPublic().getEncoded());
    }
}
