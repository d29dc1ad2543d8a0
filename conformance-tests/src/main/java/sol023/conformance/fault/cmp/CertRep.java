package sol023.conformance.fault.cmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Certificate;

/** A CertRepMessage in its parts (RFC 9810 §5.3.4). */
public record CertRep(List<ASN1Encodable> caPubs, List<Response> responses) {

    private static final int CERTIFICATE = 0;
    private static final int CA_PUBS = 1;

    public CertRep {
        caPubs = List.copyOf(caPubs);
        responses = List.copyOf(responses);
    }

    /**
     * A CertResponse.
     *
     * @param keyPair the elements of certifiedKeyPair, the first being certOrEncCert
     */
    public record Response(
            ASN1Encodable certReqId,
            StatusInfo status,
            Optional<List<ASN1Encodable>> keyPair,
            Optional<ASN1Encodable> rspInfo) {

        public Response {
            keyPair = keyPair.map(List::copyOf);
        }

        public Response withCertReqId(int id) {
            return new Response(new ASN1Integer(id), status, keyPair, rspInfo);
        }

        public Response withStatus(StatusInfo changed) {
            return new Response(certReqId, changed, keyPair, rspInfo);
        }

        public Response withKeyPair(Optional<List<ASN1Encodable>> changed) {
            return new Response(certReqId, status, changed, rspInfo);
        }

        /** The certificate that came as it is, not encrypted. */
        public Optional<Certificate> certificate() {
            return keyPair.map(parts -> ASN1TaggedObject.getInstance(parts.get(0)))
                    .filter(choice -> choice.getTagNo() == CERTIFICATE)
                    .map(choice -> Certificate.getInstance(choice.getExplicitBaseObject()));
        }

        public Response withCertificate(Certificate certificate) {
            List<ASN1Encodable> parts = new ArrayList<>(keyPair.orElse(List.of(certificate)));
            parts.set(0, new DERTaggedObject(true, CERTIFICATE, certificate));
            return withKeyPair(Optional.of(parts));
        }

        private ASN1Sequence encode() {
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(certReqId);
            parts.add(status.encode());
            keyPair.ifPresent(pair -> parts.add(new DERSequence(pair.toArray(ASN1Encodable[]::new))));
            rspInfo.ifPresent(parts::add);
            return new DERSequence(parts);
        }

        private static Response of(ASN1Encodable encoded) {
            ASN1Sequence sequence = ASN1Sequence.getInstance(encoded);
            Optional<List<ASN1Encodable>> pair = Optional.empty();
            Optional<ASN1Encodable> info = Optional.empty();
            for (int i = 2; i < sequence.size(); i++) {
                if (sequence.getObjectAt(i) instanceof ASN1OctetString) {
                    info = Optional.of(sequence.getObjectAt(i));
                } else {
                    pair = Optional.of(List.of(
                            ASN1Sequence.getInstance(sequence.getObjectAt(i)).toArray()));
                }
            }
            return new Response(sequence.getObjectAt(0), StatusInfo.of(sequence.getObjectAt(1)), pair, info);
        }
    }

    public static CertRep of(Message cp) {
        ASN1Sequence content = ASN1Sequence.getInstance(cp.content());
        List<ASN1Encodable> anchors = new ArrayList<>();
        ASN1Encodable responses = content.getObjectAt(content.size() - 1);
        if (content.size() > 1) {
            ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(content.getObjectAt(0)), true)
                    .forEach(anchors::add);
        }
        List<Response> all = new ArrayList<>();
        ASN1Sequence.getInstance(responses).forEach(response -> all.add(Response.of(response)));
        return new CertRep(anchors, all);
    }

    /** The first response. */
    public Response response() {
        return responses.get(0);
    }

    public CertRep withResponse(Response changed) {
        List<Response> all = new ArrayList<>(responses);
        all.set(0, changed);
        return new CertRep(caPubs, all);
    }

    public CertRep withResponses(List<Response> changed) {
        return new CertRep(caPubs, changed);
    }

    public CertRep withCaPubs(List<ASN1Encodable> changed) {
        return new CertRep(changed, responses);
    }

    public ASN1Sequence encode() {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        if (!caPubs.isEmpty()) {
            parts.add(new DERTaggedObject(true, CA_PUBS, new DERSequence(caPubs.toArray(ASN1Encodable[]::new))));
        }
        parts.add(new DERSequence(responses.stream().map(Response::encode).toArray(ASN1Encodable[]::new)));
        return new DERSequence(parts);
    }
}
