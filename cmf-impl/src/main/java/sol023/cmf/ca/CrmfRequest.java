package sol023.cmf.ca;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.crmf.POPOSigningKey;
import org.bouncycastle.asn1.crmf.ProofOfPossession;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import sol023.cmf.ca.CertificateSigningRequest.SignedPart;
import sol023.cmf.ca.CsrException.Problem;

/** Reads requests of CRMF as RFC 9483 sections 4.1.1 to 4.1.3 profile them: the key is the requester's own, and signs. */
final class CrmfRequest {

    private static final int VERSION_3 = 2;

    private CrmfRequest() {}

    static CertificateSigningRequest read(CertReqMsg message) {
        try {
            var template = message.getCertReq().getCertTemplate();
            requireOrdinary(template);
            requireKnownControls(message);
            return new CertificateSigningRequest(
                    message,
                    Optional.ofNullable(template.getSubject())
                            .orElseThrow(() -> malformed("The certificate template has no subject.")),
                    publicKey(template),
                    Optional.ofNullable(template.getExtensions()),
                    Optional.ofNullable(template.getIssuer()).filter(name -> name.getRDNs().length > 0),
                    signedPart(message),
                    modifications(template));
        } catch (IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException malformed) {
            throw malformed("The certificate template or its controls are malformed.");
        }
    }

    /** Some fields are the CA's alone (RFC 4211 section 5). */
    private static void requireOrdinary(CertTemplate template) {
        if (template.getVersion() != -1 && template.getVersion() != VERSION_3) {
            throw malformed("The version in a certificate template is that of version 3, if it is there.");
        }
        if (template.getSerialNumber() != null
                || template.getSigningAlg() != null
                || template.getIssuerUID() != null
                || template.getSubjectUID() != null) {
            throw malformed(
                    "serialNumber, signingAlg, issuerUID and subjectUID have no place in a certificate template.");
        }
    }

    private static void requireKnownControls(CertReqMsg message) {
        var controls = message.getCertReq().getControls();
        if (controls == null) {
            return;
        }
        var seen = new ArrayList<ASN1ObjectIdentifier>();
        for (var control : controls.toAttributeTypeAndValueArray()) {
            if (!CRMFObjectIdentifiers.id_regCtrl_oldCertID.equals(control.getType())) {
                throw malformed("The control " + control.getType() + " is not served; oldCertId is.");
            }
            if (seen.contains(control.getType())) {
                throw malformed("A control stands twice in the request.");
            }
            seen.add(control.getType());
        }
    }

    /** An empty key is the wish that the CA makes one (RFC 9483 section 4.1.6). */
    private static SubjectPublicKeyInfo publicKey(CertTemplate template) {
        var key = template.getPublicKey();
        if (key == null || key.getPublicKeyData().getOctets().length == 0) {
            throw malformed("The certificate template has no public key; keys are made by the requester only.");
        }
        return key;
    }

    /** Keys that cannot sign are not certified here, so there is one way to prove possession, or none is needed. */
    private static Optional<SignedPart> signedPart(CertReqMsg message) {
        var proof = Optional.ofNullable(message.getPop())
                .orElseThrow(() -> notProven("The request has no proof of possession; a signature by its key is."));
        if (proof.getType() == ProofOfPossession.TYPE_RA_VERIFIED) {
            return Optional.empty();
        }
        if (proof.getType() != ProofOfPossession.TYPE_SIGNING_KEY) {
            throw notProven("Possession of the key is proven here by its signature only.");
        }
        var signature = POPOSigningKey.getInstance(proof.getObject());
        if (signature.getPoposkInput() != null) {
            throw notProven(
                    "poposkInput has no place in a request whose template has both subject and public key; the signature is over the CertRequest.");
        }
        return Optional.of(
                new SignedPart(message.getCertReq(), signature.getAlgorithmIdentifier(), signature.getSignature()));
    }

    private static List<String> modifications(CertTemplate template) {
        return template.getValidity() == null ? List.of() : List.of("The validity is chosen by the CA.");
    }

    private static CsrException malformed(String detail) {
        return new CsrException(Problem.MALFORMED, detail);
    }

    private static CsrException notProven(String detail) {
        return new CsrException(Problem.PROOF_OF_POSSESSION, detail);
    }
}
