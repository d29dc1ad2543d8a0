package sol023.conformance.steps;

import static sol023.conformance.requirement.Requirement.CERT_KEY_STRENGTH;
import static sol023.conformance.requirement.Requirement.CERT_NO_CA;
import static sol023.conformance.requirement.Requirement.CERT_NO_CMP_AUTHORITY;
import static sol023.conformance.requirement.Requirement.CMP_BODY_TYPE_FITS;
import static sol023.conformance.requirement.Requirement.CMP_BODY_TYPE_OF_SERVER;
import static sol023.conformance.requirement.Requirement.CMP_DER_ONLY;
import static sol023.conformance.requirement.Requirement.CMP_HTTP_10;
import static sol023.conformance.requirement.Requirement.CMP_MEDIA_TYPE_REFUSED;
import static sol023.conformance.requirement.Requirement.CMP_ONE_MESSAGE;
import static sol023.conformance.requirement.Requirement.CMP_PROTECTION_VERIFIED;
import static sol023.conformance.requirement.Requirement.CMP_SIZE_LIMIT;
import static sol023.conformance.requirement.Requirement.CMP_TRAILING_SLASH;
import static sol023.conformance.requirement.Requirement.CONFIRM_IMPLICIT;
import static sol023.conformance.requirement.Requirement.CSR_FOREIGN_NAMES;
import static sol023.conformance.requirement.Requirement.CSR_NAMELESS;
import static sol023.conformance.requirement.Requirement.CSR_POP;
import static sol023.conformance.requirement.Requirement.CSR_PRECONDITION;
import static sol023.conformance.requirement.Requirement.CSR_VERSION;
import static sol023.conformance.requirement.Requirement.RESPONSE_IMPLICIT_CONFIRM;
import static sol023.conformance.requirement.Requirement.URI_CMP_NAMES;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.pki.CertificationRequestDraft;
import sol023.conformance.client.pki.KeyKind;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.CsrPlan;

/** Changes to a certificate signing request and to its transfer, by the names that the feature files use. */
public final class CsrChanges {

    private static final int MEGABYTE = 1_048_576;

    private final MessageChanges messages;
    private final GeneralInfoChanges generalInfo;
    private final Map<String, Change<CsrPlan>> all = new LinkedHashMap<>();

    public CsrChanges(MessageChanges messages, GeneralInfoChanges generalInfo) {
        this.messages = messages;
        this.generalInfo = generalInfo;
        names();
        certificationRequest();
        wishes();
        transfer();
        confirmation();
    }

    Change<CsrPlan> named(String name) {
        Change<CsrPlan> own = all.get(name);
        if (own != null) {
            return own;
        }
        Change<RequestPlan> general = messages.named(name)
                .or(() -> generalInfo.named(name))
                .orElseThrow(() -> new IllegalArgumentException("no request with \"" + name + "\" is known"));
        return new Change<>(general.requirement(), plan -> general.apply().accept(plan.request()));
    }

    private void names() {
        Requirement registered = CSR_PRECONDITION;
        csr("names that were never registered", registered, csr -> csr.subject(
                        Map.of("commonName", "stranger.sol023.example"))
                .alternatives(List.of("stranger.sol023.example")));
        plan("another subject name", CSR_FOREIGN_NAMES, plan -> {
            Map<String, String> name = new TreeMap<>(plan.vnfci().subjectName());
            name.put("commonName", "other." + name.get("commonName"));
            plan.csr(csr -> csr.subject(name));
        });
        plan(
                "another alternative name",
                CSR_FOREIGN_NAMES,
                plan -> plan.csr(csr -> csr.alternatives(
                        List.of("other." + plan.vnfci().alternativeNames().get(0)))));
        plan("one more alternative name", CSR_FOREIGN_NAMES, plan -> {
            List<String> names = new ArrayList<>(plan.vnfci().alternativeNames());
            names.add("other." + names.get(0));
            plan.csr(csr -> csr.alternatives(names));
        });
        plan("a certificate type it is not registered for", registered, plan -> {
            CertificateType other = plan.vnfci().type().other();
            plan.request().path(other.pathName(), CmpPaths.PKCS10);
            generalInfo.certificateType(plan.request(), other);
        });
    }

    private void certificationRequest() {
        csr(
                "a changed signature of the CSR",
                CSR_POP,
                csr -> csr.changingSignature(bits -> {
                    byte[] changed = bits.clone();
                    changed[changed.length - 1] ^= 1;
                    return changed;
                }));
        csr(
                "a CSR signed by another key",
                CSR_POP,
                csr -> csr.signedBy(KeyKind.P256.generate().getPrivate()));
        csr("a CSR of version 1", CSR_VERSION, csr -> csr.version(1));
        csr("a CSR without any name", CSR_NAMELESS, csr -> csr.subject(Map.of()).alternatives(List.of()));
        plan("a body changed afterwards", CMP_PROTECTION_VERIFIED, plan -> plan.request()
                .change(draft -> draft.afterProtection(later -> later.body(
                        BodyType.P10CR,
                        new CertificationRequestDraft(KeyKind.P256.generate())
                                .subject(plan.vnfci().subjectName())
                                .alternatives(plan.vnfci().alternativeNames())
                                .build()))));
    }

    private void wishes() {
        csr(
                "basicConstraints that make it a CA",
                CERT_NO_CA,
                csr -> csr.extension(extension(Extension.basicConstraints, new BasicConstraints(true))));
        csr(
                "keyCertSign in its key usage",
                CERT_NO_CA,
                csr -> csr.extension(
                        extension(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign))));
        csr(
                "an extended key usage for CMP authorities",
                CERT_NO_CMP_AUTHORITY,
                csr -> csr.extension(extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.28"))
                }))));
        plan("an RSA key of 1024 bits", CERT_KEY_STRENGTH, plan -> plan.keyKind(KeyKind.RSA_1024));
    }

    private void transfer() {
        plan("a slash behind the URI", CMP_TRAILING_SLASH, plan -> plan.request()
                .pathSuffix("/"));
        plan("HTTP/1.0", CMP_HTTP_10, plan -> plan.request().wire(RequestPlan.Wire.HTTP_1_0));
        octets("an empty body", CMP_ONE_MESSAGE, octets -> new byte[0]);
        octets("a body that is no ASN.1", CMP_ONE_MESSAGE, octets -> {
            byte[] garbage = octets.clone();
            Arrays.fill(garbage, (byte) 0xff);
            return garbage;
        });
        octets("a body that is cut off", CMP_ONE_MESSAGE, octets -> Arrays.copyOf(octets, octets.length / 2));
        octets("octets behind the message", CMP_DER_ONLY, octets -> Arrays.copyOf(octets, octets.length + 3));
        octets("BER in place of DER", CMP_DER_ONLY, CsrChanges::ber);
        octets("a megabyte of octets", CMP_SIZE_LIMIT, octets -> Arrays.copyOf(octets, MEGABYTE));
        plan("another media type", CMP_MEDIA_TYPE_REFUSED, plan -> plan.request()
                .mediaType(Optional.of("text/plain")));
        plan("no media type", CMP_MEDIA_TYPE_REFUSED, plan -> plan.request().mediaType(Optional.empty()));
        plan("a certificate type that is none", URI_CMP_NAMES, plan -> plan.request()
                .path("mano-certificates", CmpPaths.PKCS10));
        plan("an operation that is none", URI_CMP_NAMES, plan -> plan.request()
                .path(plan.vnfci().type().pathName(), "enrolment"));
        inPlace("a pkiconf", BodyType.PKICONF, Bodies.pkiconf());
        inPlace("an empty genp", BodyType.GENP, Bodies.genm(List.of()));
        inPlace("an announcement of no CRL", BodyType.CRLANN, new DERSequence());
        plan("the revocation URI", CMP_BODY_TYPE_FITS, plan -> plan.request()
                .path(plan.vnfci().type().pathName(), CmpPaths.REVOCATION));
    }

    private void inPlace(String name, BodyType type, ASN1Encodable content) {
        plan(name + " in place of the request", CMP_BODY_TYPE_OF_SERVER, plan -> plan.request()
                .change(draft -> draft.body(type, content)));
    }

    private void confirmation() {
        plan("a wish for implicit confirmation", CONFIRM_IMPLICIT, plan -> plan.implicitConfirm(true));
        plan("no wish for implicit confirmation", RESPONSE_IMPLICIT_CONFIRM, plan -> plan.implicitConfirm(false));
    }

    private static byte[] ber(byte[] der) {
        try {
            ASN1Encodable[] parts = ASN1Sequence.getInstance(der).toArray();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new BERSequence(parts).encodeTo(out, "BER");
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Extension extension(ASN1ObjectIdentifier oid, ASN1Object value) {
        try {
            return new Extension(oid, false, new DEROctetString(value.getEncoded("DER")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csr(String name, Requirement requirement, Consumer<CertificationRequestDraft> change) {
        plan(name, requirement, plan -> plan.csr(change));
    }

    private void octets(String name, Requirement requirement, UnaryOperator<byte[]> change) {
        plan(name, requirement, plan -> {
            plan.request().octets(change);
            plan.request().wire(RequestPlan.Wire.RAW);
        });
    }

    private void plan(String name, Requirement requirement, Consumer<CsrPlan> change) {
        all.put(name, new Change<>(requirement, change));
    }
}
