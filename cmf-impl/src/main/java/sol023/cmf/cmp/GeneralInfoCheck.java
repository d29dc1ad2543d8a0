package sol023.cmf.cmp;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import sol023.cmf.ca.CertificateType;

/**
 * generalInfo says what the path says (SOL023 clauses 5.5.2.3 and 5.7): certificate type and handling, and certProfile if a client names
 * the type that way (RFC 9483 section 3.1). The dialect adds what it insists on.
 */
final class GeneralInfoCheck implements VerifiedMessageCheck {

    private final Dialects dialects;

    GeneralInfoCheck(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    public void check(VerifiedMessage message) {
        var info = dialects.infoOf(message);
        info.requireFitting(message.route().type());
        var dialect = dialects.of(message);
        dialect.requireVersion(message.pvno());
        if (message.type().opensTransaction()) {
            dialect.requireComplete(info);
        }
        requireFittingProfile(message);
    }

    private static void requireFittingProfile(VerifiedMessage message) {
        var profiles = message.generalInfo().stream()
                .filter(entry -> CMPObjectIdentifiers.id_it_certProfile.equals(entry.getInfoType()))
                .map(entry -> profile(entry.getInfoValue()))
                .toList();
        if (profiles.size() > 1) {
            throw badProfile("certProfile may stand only once in generalInfo.");
        }
        var type = message.route().type();
        if (!List.of(type.pathName(), type.urn()).containsAll(profiles)) {
            throw badProfile("The certProfile contradicts the path or is unknown; here it is " + nameOf(type) + ".");
        }
    }

    private static String profile(@Nullable ASN1Encodable value) {
        if (value instanceof ASN1Sequence names
                && names.size() == 1
                && names.getObjectAt(0) instanceof ASN1UTF8String name) {
            return name.getString().strip();
        }
        throw badProfile("certProfile has to be a sequence of one UTF8String.");
    }

    private static String nameOf(CertificateType type) {
        return type.pathName() + " or " + type.urn();
    }

    private static CmpProblemException badProfile(String statusString) {
        return new CmpProblemException(FailInfo.BAD_REQUEST, statusString);
    }
}
