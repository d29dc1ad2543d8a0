package sol023.conformance.steps;

import static sol023.conformance.requirement.Requirement.GENERAL_INFO_BOTH;
import static sol023.conformance.requirement.Requirement.GENERAL_INFO_FITS_URI;
import static sol023.conformance.requirement.Requirement.OID_DELEGATION;
import static sol023.conformance.requirement.Requirement.OID_VNFC;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.requirement.Requirement;

/** Changes to certificate type and type of handling in generalInfo (SOL023 clause 5.7), by their names. */
public final class GeneralInfoChanges {

    private static final String TYPE_PREFIX = "urn:etsi:nfv:cert-type:";
    private static final String HANDLING_PREFIX = "urn:etsi:nfv:cert-type:handling:";

    private final CmpSender sender;
    private final Map<String, Change<RequestPlan>> all = new LinkedHashMap<>();

    public GeneralInfoChanges(CmpSender sender) {
        this.sender = sender;
        add(
                "a blank behind the type of handling",
                GENERAL_INFO_BOTH,
                plan -> handling(plan, CmpSender.DELEGATION + " "));
        add("the type of handling first", GENERAL_INFO_BOTH, plan -> Collections.reverse(plan.generalInfo()));
        add("implicitConfirm before the others", GENERAL_INFO_BOTH, plan -> plan.generalInfo()
                .add(0, InfoItem.implicitConfirm()));
        add("no type of handling", GENERAL_INFO_BOTH, plan -> remove(plan, sender.handlingOid()));
        add("the handling direct", OID_DELEGATION, plan -> handling(plan, HANDLING_PREFIX + "direct"));
        add("a handling that is none", OID_DELEGATION, plan -> handling(plan, HANDLING_PREFIX + "elsewhere"));
        add("a certificate type URN that is none", OID_VNFC, plan -> type(plan, TYPE_PREFIX + "something-cert"));
        add("the certificate type MANO", OID_VNFC, plan -> type(plan, TYPE_PREFIX + "mano-cert"));
        add("the certificate type twice", OID_VNFC, plan -> plan.generalInfo()
                .add(plan.generalInfo().get(0)));
        add(
                "a certificate type that contradicts the URI",
                GENERAL_INFO_FITS_URI,
                plan -> certificateType(plan, CertificateType.VNF_OAM));
    }

    Optional<Change<RequestPlan>> named(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** Names another certificate type, where the request names one at all. */
    void certificateType(RequestPlan plan, CertificateType type) {
        if (!plan.generalInfo().isEmpty()) {
            type(plan, type.urn());
        }
    }

    private void type(RequestPlan plan, String value) {
        remove(plan, sender.certTypeOid());
        plan.generalInfo().add(0, InfoItem.text(sender.certTypeOid(), value));
    }

    private void handling(RequestPlan plan, String value) {
        remove(plan, sender.handlingOid());
        plan.generalInfo().add(InfoItem.text(sender.handlingOid(), value));
    }

    private static void remove(RequestPlan plan, ASN1ObjectIdentifier type) {
        plan.generalInfo().removeIf(item -> item.type().equals(type));
    }

    private void add(String name, Requirement requirement, Consumer<RequestPlan> change) {
        all.put(name, new Change<>(requirement, change));
    }
}
