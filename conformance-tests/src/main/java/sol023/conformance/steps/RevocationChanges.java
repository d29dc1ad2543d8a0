package sol023.conformance.steps;

import static sol023.conformance.requirement.Requirement.CMP_PROTECTION_VERIFIED;
import static sol023.conformance.requirement.Requirement.REVOKE_ANSWERED;
import static sol023.conformance.requirement.Requirement.REVOKE_DETAILS_MATCH;
import static sol023.conformance.requirement.Requirement.REVOKE_ISSUER_AND_SERIAL;
import static sol023.conformance.requirement.Requirement.REVOKE_REASON;
import static sol023.conformance.requirement.Requirement.REVOKE_SIGNED;
import static sol023.conformance.requirement.Requirement.REVOKE_UNKNOWN;
import static sol023.conformance.requirement.Requirement.URI_CERTIFICATE_TYPE;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.Bodies.RevDetails;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.KeyKind;
import sol023.conformance.client.pki.Names;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Revocations.RevocationPlan;

/** Changes to a revocation request, by the names that the feature files use. */
public final class RevocationChanges {

    private static final X500Name NOBODY = Names.subject(Map.of("commonName", "nobody.sol023.example"));

    private final MessageChanges messages;
    private final GeneralInfoChanges generalInfo;
    private final CmpSender sender;
    private final Map<String, Change<RevocationPlan>> all = new LinkedHashMap<>();

    public RevocationChanges(MessageChanges messages, GeneralInfoChanges generalInfo, CmpSender sender) {
        this.messages = messages;
        this.generalInfo = generalInfo;
        this.sender = sender;
        details();
        message();
    }

    Change<RevocationPlan> named(String name) {
        Change<RevocationPlan> own = all.get(name);
        if (own != null) {
            return own;
        }
        Change<RequestPlan> general = messages.named(name)
                .orElseThrow(() -> new IllegalArgumentException("no revocation with \"" + name + "\" is known"));
        return new Change<>(general.requirement(), plan -> general.apply().accept(plan.request()));
    }

    private void details() {
        add("subject that matches", REVOKE_ANSWERED, plan -> plan.subject(Certificates.subject(plan.certificate())));
        add("subject and public key that match", REVOKE_ANSWERED, plan -> {
            plan.subject(Certificates.subject(plan.certificate()));
            plan.publicKey(plan.certificate().getPublicKey().getEncoded());
        });
        add(
                "a serial number never issued",
                REVOKE_UNKNOWN,
                plan -> plan.serialNumber(
                        Optional.of(new BigInteger(1, sender.nonce().getOctets()))));
        add("another issuer", REVOKE_UNKNOWN, plan -> plan.issuer(Optional.of(NOBODY)));
        add("no issuer", REVOKE_ISSUER_AND_SERIAL, plan -> plan.issuer(Optional.empty()));
        add("no serial number", REVOKE_ISSUER_AND_SERIAL, plan -> plan.serialNumber(Optional.empty()));
        add("subject of another name", REVOKE_DETAILS_MATCH, plan -> plan.subject(NOBODY));
        add(
                "another public key",
                REVOKE_DETAILS_MATCH,
                plan -> plan.publicKey(KeyKind.P256.generate().getPublic().getEncoded()));
        add("reason 7", REVOKE_REASON, plan -> plan.reasons(7));
        add("reason 11", REVOKE_REASON, plan -> plan.reasons(11));
        add("two reasons", REVOKE_REASON, plan -> plan.reasons(1, 4));
    }

    private void message() {
        add("the URI of the other certificate type", URI_CERTIFICATE_TYPE, plan -> {
            CertificateType other = plan.request().pathName().equals(CertificateType.VNFCI.pathName())
                    ? CertificateType.VNF_OAM
                    : CertificateType.VNFCI;
            plan.request().path(other.pathName(), CmpPaths.REVOCATION);
            generalInfo.certificateType(plan.request(), other);
        });
        add("a body changed afterwards", CMP_PROTECTION_VERIFIED, plan -> plan.request()
                .change(draft -> draft.afterProtection(later -> later.body(
                        BodyType.RR,
                        Bodies.revReq(List.of(new RevDetails()
                                .serialNumber(plan.certificate().getSerialNumber())
                                .issuer(Certificates.issuer(plan.certificate()))
                                .reason(RevocationReason.CESSATION_OF_OPERATION.code())))))));
        add(
                "PasswordBasedMac",
                REVOKE_SIGNED,
                plan -> messages.named("PasswordBasedMac").orElseThrow().apply().accept(plan.request()));
    }

    private void add(String name, Requirement requirement, Consumer<RevocationPlan> change) {
        all.put(name, new Change<>(requirement, change));
    }
}
