package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.CmpVariants.texts;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.check.Interpretation;
import sol023.conformance.fault.CmpDefects.Messages;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.CertRep;
import sol023.conformance.fault.cmp.CertRep.Response;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.RevRep;
import sol023.conformance.fault.cmp.StatusInfo;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Target.Dialect;

/** Clause 5.5.3 and RFC 9483 §4: what cp, rp and error may hold. */
final class AnswerVariants {

    private static final Messages GRANTED = (request, answer) -> Statuses.grants(answer);
    private static final Messages REJECTED = (request, answer) -> Statuses.rejects(answer);
    private static final Messages REVOKED = (request, answer) -> Statuses.revokes(answer);
    private static final int GRANTED_WITH_MODS = 1;
    private static final int REV_CERTS = 0;
    private static final Requirement[] ISSUED = {CSR_ANSWERED, CP_CERT_CHOICE, CERT_SUBJECT, REVOKE_ANSWERED};
    private static final Requirement[] REFUSED = {
        CSR_POP, REVOKE_ONCE, REVOKE_UNKNOWN, CMP_PROTECTED, CMP_SENDER_AUTHORIZED, REJECTION_FORM
    };

    private AnswerVariants() {}

    static List<Variant> all() {
        List<Variant> all = new ArrayList<>(granting());
        all.addAll(rejecting());
        return all;
    }

    private static List<Variant> granting() {
        return List.of(
                variant("cert-req-id-of-rfc-9483", "The certReqId of a cp is -1.")
                        .allowedBy("RFC 9483 §4.1.4 (I-04)")
                        .concerns(ISSUED)
                        .mayAdvise(CP_CERT_REQ_ID, Interpretation.I_04)
                        .by(response(response -> response.withCertReqId(-1))),
                variant("cert-req-id-of-sol023", "The certReqId of a cp is 0, whoever asks.")
                        .allowedBy("SOL023 table 5.5.3.2-1 (I-04)")
                        .in(Dialect.RFC9483)
                        .concerns(ISSUED)
                        .mayAdvise(CP_CERT_REQ_ID, Interpretation.I_04)
                        .by(response(response -> response.withCertReqId(0))),
                variant("granted-with-mods", "A certificate comes with the status grantedWithMods.")
                        .allowedBy("SOL023 table 5.5.3.2-1; RFC 9483 §4.1.1")
                        .concerns(ISSUED)
                        .by(response(response ->
                                response.withStatus(response.status().withStatus(GRANTED_WITH_MODS)))),
                variant("granted-with-words", "A certificate comes with a statusString of several strings.")
                        .allowedBy("RFC 9810 §5.2.3")
                        .concerns(ISSUED)
                        .by(response(response -> response.withStatus(
                                response.status().withText(Optional.of(texts("Issued.", "Ausgestellt.")))))),
                variant("granted-without-ca-pubs", "A certificate comes without caPubs.")
                        .allowedBy("RFC 9483 §4.1.1 (I-22)")
                        .concerns(CP_CA_PUBS, CSR_ANSWERED, CSR_OBTAINED)
                        .by(rep(rep -> rep.withCaPubs(List.of()))),
                variant("granted-with-response-info", "A certificate comes with rspInfo.")
                        .allowedBy("RFC 9810 §5.3.4")
                        .concerns(ISSUED)
                        .by(response(response -> new Response(
                                response.certReqId(),
                                response.status(),
                                response.keyPair(),
                                Optional.of(new DEROctetString(new byte[] {1, 2, 3}))))),
                variant("revocation-with-rev-certs", "The answer to a revocation names the certificate.")
                        .allowedBy("RFC 9483 §4.2; RFC 9810 §5.3.10")
                        .concerns(REVOKE_ANSWERED, RP_REV_CERTS)
                        .by(changing(
                                REVOKED,
                                (answer, request, bench) -> answer.withContent(RevRep.of(answer)
                                        .withRest(List.of(revCerts(request)))
                                        .encode()))),
                variant("revocation-with-words", "The answer to a revocation has a statusString.")
                        .allowedBy("RFC 9810 §5.2.3")
                        .concerns(REVOKE_ANSWERED, RP_STATUS_VALUES)
                        .by(changing(
                                REVOKED,
                                (answer, request, bench) -> status(
                                        answer,
                                        status -> status.withText(Optional.of(texts("Revoked.", "Gesperrt.")))))),
                variant("revocation-granted-with-mods", "A revocation is answered with grantedWithMods.")
                        .allowedBy("SOL023 table 5.5.3.4-1")
                        .concerns(REVOKE_ANSWERED, RP_STATUS_VALUES)
                        .by(changing(
                                REVOKED,
                                (answer, request, bench) ->
                                        status(answer, status -> status.withStatus(GRANTED_WITH_MODS)))));
    }

    private static List<Variant> rejecting() {
        return List.of(
                variant("rejections-without-fail-info", "Rejections have no failInfo.")
                        .allowedBy("RFC 9483 §3.5 and §3.6.4: optional")
                        .concerns(REFUSED)
                        .by(changing(
                                REJECTED,
                                (answer, request, bench) ->
                                        status(answer, status -> status.withFailInfo(Optional.empty())))),
                variant("rejections-with-several-words", "Rejections say in several strings what is wrong.")
                        .allowedBy("RFC 9810 §5.2.3")
                        .concerns(REFUSED)
                        .by(changing(
                                REJECTED,
                                (answer, request, bench) -> status(
                                        answer,
                                        status -> status.withText(Optional.of(texts("No.", "Nein.", "Non.")))))),
                variant("errors-with-details", "Error messages have errorCode and errorDetails.")
                        .allowedBy("RFC 9810 §5.3.21")
                        .concerns(REFUSED)
                        .by(changing(
                                (request, answer) -> answer.is(Body.ERROR),
                                (answer, request, bench) -> answer.withContent(new DERSequence(new ASN1Encodable[] {
                                    ASN1Sequence.getInstance(answer.content()).getObjectAt(0),
                                    new ASN1Integer(4711),
                                    texts("See the manual of the vendor.")
                                })))));
    }

    private static Defect rep(UnaryOperator<CertRep> change) {
        return changing(
                GRANTED,
                (answer, request, bench) ->
                        answer.withContent(change.apply(CertRep.of(answer)).encode()));
    }

    private static Defect response(UnaryOperator<Response> change) {
        return rep(rep -> rep.withResponse(change.apply(rep.response())));
    }

    private static Message status(Message answer, UnaryOperator<StatusInfo> change) {
        return Statuses.of(answer)
                .map(status -> Statuses.with(answer, change.apply(status)))
                .orElse(answer);
    }

    private static ASN1Encodable revCerts(Message request) {
        ASN1Sequence details = ASN1Sequence.getInstance(
                ASN1Sequence.getInstance(request.content()).getObjectAt(0));
        CertTemplate template = CertTemplate.getInstance(details.getObjectAt(0));
        CertId named = new CertId(new GeneralName(template.getIssuer()), template.getSerialNumber());
        return new DERTaggedObject(true, REV_CERTS, new DERSequence(named));
    }
}
