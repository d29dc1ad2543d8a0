package sol023.conformance.client.decode;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import sol023.conformance.exchange.Decoder;
import sol023.conformance.exchange.Exchange.Decoded;

/** Decodes the binary kinds of an enrolment by their media type: CMP messages, PKCS #10 requests, certificates, CRLs. */
public final class Asn1Decoder implements Decoder {

    private static final Map<String, Kind> KINDS = Map.of(
            "application/pkixcmp", new Kind("PKIMessage", Shapes.PKI_MESSAGE),
            "application/pkcs10", new Kind("CertificationRequest", Shapes.CERTIFICATION_REQUEST),
            "application/pkix-cert", new Kind("Certificate", Shapes.CERTIFICATE),
            "application/pkix-crl", new Kind("CertificateList", Shapes.CRL));

    private record Kind(String name, Shape shape) {}

    @Override
    public Optional<Decoded> decode(String mediaType, byte[] body) {
        Kind kind = KINDS.get(mediaType);
        if (kind == null) {
            return Optional.empty();
        }
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(body);
            return Optional.of(
                    new Decoded(kind.name() + detail(kind, value), TreeWriter.write(kind.name(), value, kind.shape())));
        } catch (IOException | RuntimeException e) {
            return Optional.of(new Decoded(kind.name() + ", malformed", "Not readable as ASN.1: " + e.getMessage()));
        }
    }

    /** Which body a PKIMessage has. */
    private static String detail(Kind kind, ASN1Encodable value) {
        return kind.name().equals("PKIMessage")
                        && value instanceof ASN1Sequence message
                        && message.size() > 1
                        && message.getObjectAt(1) instanceof ASN1TaggedObject body
                ? " (" + Shapes.body(body.getTagNo()) + ")"
                : "";
    }
}
