package sol023.conformance.client.cmp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * A PKIMessage as received (RFC 9810 §5.1).
 *
 * @param protectedPart the DER of header and body, as protection covers it
 * @param protection the protection bits
 * @param structure the whole message as ASN.1
 */
public record CmpMessage(
        PkiHeader header,
        BodyType type,
        BodyContent content,
        ASN1OctetString protectedPart,
        Optional<ASN1OctetString> protection,
        List<X509Certificate> extraCerts,
        ASN1Sequence structure) {

    public CmpMessage {
        extraCerts = List.copyOf(extraCerts);
    }

    /** The single status of a cp, rp or error; empty for other bodies and for several statuses. */
    public Optional<PkiStatusInfo> status() {
        if (content instanceof BodyContent.CertRep rep && rep.responses().size() == 1) {
            return Optional.of(rep.responses().get(0).status());
        }
        if (content instanceof BodyContent.RevRep rep && rep.statuses().size() == 1) {
            return Optional.of(rep.statuses().get(0));
        }
        return content instanceof BodyContent.ErrorMsg error ? Optional.of(error.status()) : Optional.empty();
    }

    /** Whether the message says no: a rejection in cp, rp or error. */
    public boolean isRejection() {
        return status().filter(info -> info.status() == PkiStatus.REJECTION).isPresent();
    }

    /** The certificate that came with the message. */
    public Optional<X509Certificate> certificate() {
        return content instanceof BodyContent.CertRep rep
                ? rep.responses().stream()
                        .flatMap(response -> response.certificate().stream())
                        .findFirst()
                : Optional.empty();
    }
}
