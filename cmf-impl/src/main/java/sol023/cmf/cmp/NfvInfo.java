package sol023.cmf.cmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.jspecify.annotations.Nullable;
import sol023.cmf.ca.CertificateType;

/**
 * What generalInfo says about certificate type and handling (SOL023 clauses 5.5.2.3 and 5.7, interpretation I-03): every entry whose
 * infoType is one of the two, or whose value is a text that begins like their URNs.
 *
 * @param typeUrns the values for the certificate type, trimmed, in their order
 * @param handlingUrns the values for the handling, trimmed, in their order
 */
record NfvInfo(List<String> typeUrns, List<String> handlingUrns) {

    private static final String TYPE_PREFIX = "urn:etsi:nfv:cert-type";
    private static final String HANDLING_PREFIX = TYPE_PREFIX + ":handling";
    private static final String DELEGATION = HANDLING_PREFIX + ":delegation";
    private static final String DIRECT = HANDLING_PREFIX + ":direct";

    NfvInfo {
        typeUrns = List.copyOf(typeUrns);
        handlingUrns = List.copyOf(handlingUrns);
    }

    static NfvInfo of(List<InfoTypeAndValue> generalInfo, NfvInfoTypes types) {
        List<String> typeUrns = new ArrayList<>();
        List<String> handlingUrns = new ArrayList<>();
        for (var entry : generalInfo) {
            var value = text(entry.getInfoValue());
            boolean isHandling = types.handling().equals(entry.getInfoType());
            boolean isType = types.certificateType().equals(entry.getInfoType());
            if ((isHandling || isType) && value.isEmpty()) {
                throw badRequest("The value of certificate type or handling in generalInfo has to be a UTF8String.");
            }
            // the prefix of the handling begins with that of the type, so it is looked for first
            boolean saysHandling =
                    value.filter(text -> text.startsWith(HANDLING_PREFIX)).isPresent();
            boolean saysType = !saysHandling
                    && value.filter(text -> text.startsWith(TYPE_PREFIX)).isPresent();
            if ((isType && saysHandling) || (isHandling && saysType)) {
                throw badRequest(
                        "An infoType and its value in generalInfo contradict each other: one is of the certificate type, the"
                                + " other of the handling.");
            }
            if (isHandling || saysHandling) {
                handlingUrns.add(value.orElseThrow());
            } else if (isType || saysType) {
                typeUrns.add(value.orElseThrow());
            }
        }
        return new NfvInfo(typeUrns, handlingUrns);
    }

    boolean isEmpty() {
        return typeUrns.isEmpty() && handlingUrns.isEmpty();
    }

    /** What is there is well known, there once, and does not contradict the path. */
    void requireFitting(CertificateType pathType) {
        if (typeUrns.size() > 1 || handlingUrns.size() > 1) {
            throw badRequest("Certificate type and handling may each stand only once in generalInfo.");
        }
        typeUrns.forEach(urn -> {
            var type = CertificateType.findByUrn(urn)
                    .orElseThrow(
                            () -> badRequest("The certificate type in generalInfo is none that is issued over CMP; "
                                    + CertificateType.VNFCI.urn() + " and " + CertificateType.VNF_OAM.urn() + " are."));
            if (type != pathType) {
                throw badRequest("The certificate type in generalInfo contradicts the path, which is for "
                        + pathType.pathName() + ".");
            }
        });
        handlingUrns.forEach(urn -> {
            if (urn.equals(DIRECT)) {
                throw badRequest("Direct handling is not allowed in this version; " + DELEGATION + " is.");
            }
            if (!urn.equals(DELEGATION)) {
                throw badRequest("The handling in generalInfo is unknown; " + DELEGATION + " is allowed.");
            }
        });
    }

    /** Both are there (SOL023 table 5.5.2.3-1). */
    void requireComplete() {
        if (typeUrns.isEmpty()) {
            throw badRequest("generalInfo has no certificate type.");
        }
        if (handlingUrns.isEmpty()) {
            throw badRequest("generalInfo has no handling beside the certificate type.");
        }
    }

    private static Optional<String> text(@Nullable ASN1Encodable value) {
        return value instanceof ASN1String string
                ? Optional.of(string.getString().strip())
                : Optional.empty();
    }

    private static CmpProblemException badRequest(String statusString) {
        return new CmpProblemException(FailInfo.BAD_REQUEST, statusString);
    }
}
