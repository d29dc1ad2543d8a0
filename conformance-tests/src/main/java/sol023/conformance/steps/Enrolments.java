package sol023.conformance.steps;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.BodyContent;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.HeaderField;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.CertificationRequestDraft;
import sol023.conformance.client.pki.Hashes;
import sol023.conformance.client.pki.KeyKind;
import sol023.conformance.client.pki.SignatureScheme;
import sol023.conformance.steps.Registrations.Registration;

/** The certificates that a scenario has requested, or tried to: certificate signing requests and their confirmation. */
public final class Enrolments {

    /** What a request may be changed in besides its message: the key and the certification request. */
    static final class CsrPlan {
        private final RequestPlan request;
        private final Vnfci vnfci;
        private KeyKind keyKind = KeyKind.P256;
        private boolean implicitConfirm = true;
        private final List<Consumer<CertificationRequestDraft>> changes = new ArrayList<>();

        private CsrPlan(RequestPlan request, Vnfci vnfci) {
            this.request = request;
            this.vnfci = vnfci;
        }

        RequestPlan request() {
            return request;
        }

        Vnfci vnfci() {
            return vnfci;
        }

        void keyKind(KeyKind kind) {
            this.keyKind = kind;
        }

        /** Whether implicit confirmation is asked for. */
        void implicitConfirm(boolean wished) {
            this.implicitConfirm = wished;
        }

        void csr(Consumer<CertificationRequestDraft> change) {
            changes.add(change);
        }
    }

    /** One certificate signing request with its answer, and what has become of its certificate. */
    static final class Enrolment {
        private final Registration registration;
        private final CsrPlan plan;
        private final KeyPair key;
        private final CmpAnswer answer;
        private boolean settled;
        private boolean revoked;

        private Enrolment(Registration registration, CsrPlan plan, KeyPair key, CmpAnswer answer) {
            this.registration = registration;
            this.plan = plan;
            this.key = key;
            this.answer = answer;
        }

        Registration registration() {
            return registration;
        }

        CertificateType type() {
            return plan.vnfci().type();
        }

        CsrPlan plan() {
            return plan;
        }

        KeyPair key() {
            return key;
        }

        CmpAnswer answer() {
            return answer;
        }

        Optional<X509Certificate> certificate() {
            return answer.message().flatMap(CmpMessage::certificate);
        }

        X509Certificate issued() {
            return certificate().orElseThrow(() -> new IllegalStateException("no certificate was issued"));
        }

        boolean isImplicitlyConfirmed() {
            return answer.message()
                    .flatMap(message -> message.header().info(InfoItem.IMPLICIT_CONFIRM))
                    .isPresent();
        }

        boolean isRevoked() {
            return revoked;
        }

        void revoked() {
            this.revoked = true;
        }
    }

    private final CmpSender sender;
    private final CmpPaths paths;
    private final Registrations registrations;
    private final List<Enrolment> all = new ArrayList<>();
    private @Nullable Enrolment current;

    public Enrolments(CmpSender sender, CmpPaths paths, Registrations registrations) {
        this.sender = sender;
        this.paths = paths;
        this.registrations = registrations;
    }

    /** Requests a certificate for the VNFCI that was registered last, in the name of a party. */
    Enrolment request(Party party, Consumer<CsrPlan> change) {
        Registration registration = registrations.current();
        Vnfci vnfci = registration.vnfci();
        RequestPlan request = sender.plan(party, vnfci.type(), BodyType.P10CR, CmpPaths.PKCS10, sender.newVerifier());
        CsrPlan plan = new CsrPlan(request, vnfci);
        change.accept(plan);
        boolean asked =
                request.generalInfo().stream().anyMatch(item -> item.type().equals(InfoItem.IMPLICIT_CONFIRM));
        if (plan.implicitConfirm && !asked) {
            request.generalInfo().add(InfoItem.implicitConfirm());
        }
        KeyPair key = plan.keyKind.generate();
        request.content(() -> csr(plan, key).build());
        return note(new Enrolment(registration, plan, key, sender.send(request, this::uri)));
    }

    /** Sends the octets of an earlier request once more. */
    Enrolment repeat(Enrolment earlier) {
        CmpAnswer answer = sender.sendOctets(
                earlier.plan().request(),
                earlier.answer().sent(),
                earlier.answer().octets().bytes(),
                this::uri);
        return note(new Enrolment(earlier.registration(), earlier.plan(), earlier.key(), answer));
    }

    private URI uri(RequestPlan plan) {
        return paths.uri(plan.pathName(), plan.operation());
    }

    private static CertificationRequestDraft csr(CsrPlan plan, KeyPair key) {
        CertificationRequestDraft csr = new CertificationRequestDraft(key)
                .subject(plan.vnfci().subjectName())
                .alternatives(plan.vnfci().alternativeNames());
        plan.changes.forEach(change -> change.accept(csr));
        return csr;
    }

    private Enrolment note(Enrolment enrolment) {
        all.add(enrolment);
        current = enrolment;
        return enrolment;
    }

    Enrolment current() {
        if (current == null) {
            throw new IllegalStateException("no certificate was requested yet");
        }
        return current;
    }

    void current(Enrolment enrolment) {
        this.current = enrolment;
    }

    List<Enrolment> all() {
        return List.copyOf(all);
    }

    /** Ends an enrolment as RFC 9483 §4.1.1 asks for: with certConf, unless it was confirmed implicitly. */
    void settle(Enrolment enrolment) {
        if (!enrolment.settled && enrolment.certificate().isPresent() && !enrolment.isImplicitlyConfirmed()) {
            confirm(enrolment, plan -> {});
        }
        enrolment.settled = true;
    }

    /** A certConf for a certificate (RFC 9810 §5.3.18). */
    static final class ConfirmationPlan {
        private final RequestPlan request;
        private List<Bodies.CertStatus> statuses;

        private ConfirmationPlan(RequestPlan request, Bodies.CertStatus status) {
            this.request = request;
            this.statuses = List.of(status);
        }

        RequestPlan request() {
            return request;
        }

        List<Bodies.CertStatus> statuses() {
            return statuses;
        }

        void statuses(List<Bodies.CertStatus> statuses) {
            this.statuses = statuses;
        }
    }

    CmpAnswer confirm(Enrolment enrolment, Consumer<ConfirmationPlan> change) {
        enrolment.settled = true;
        RequestPlan before = enrolment.plan().request();
        RequestPlan request =
                sender.plan(before.party(), enrolment.type(), BodyType.CERT_CONF, CmpPaths.PKCS10, before.verifier());
        request.protection(before.protection());
        CmpMessage cp = enrolment.answer().message().orElseThrow();
        Optional<ASN1OctetString> transaction = enrolment
                .answer()
                .sent()
                .octets(HeaderField.TRANSACTION_ID)
                .or(() -> cp.header().transactionId());
        request.change(draft -> {
            transaction.ifPresent(draft::transactionId);
            cp.header().senderNonce().ifPresent(draft::recipNonce);
        });
        ConfirmationPlan plan = new ConfirmationPlan(request, status(enrolment));
        change.accept(plan);
        request.content(() -> Bodies.certConf(plan.statuses()));
        return sender.send(request, this::uri);
    }

    private Bodies.CertStatus status(Enrolment enrolment) {
        ASN1OctetString hash = new DEROctetString(certHash(enrolment.issued()));
        return new Bodies.CertStatus(hash, certReqId(enrolment), Optional.empty(), Optional.empty());
    }

    private static BigInteger certReqId(Enrolment enrolment) {
        return enrolment.answer().message().map(CmpMessage::content).stream()
                .filter(BodyContent.CertRep.class::isInstance)
                .map(content ->
                        ((BodyContent.CertRep) content).responses().get(0).certReqId())
                .findFirst()
                .orElse(BigInteger.ZERO);
    }

    /** The hash that the certificate's signature algorithm uses, over the certificate (RFC 9481 §3.3). */
    private static byte[] certHash(X509Certificate certificate) {
        var algorithm = org.bouncycastle.asn1.x509.Certificate.getInstance(Certificates.encoded(certificate))
                .getSignatureAlgorithm();
        String hash = SignatureScheme.of(algorithm).map(SignatureScheme::hash).orElse("SHA-256");
        return Hashes.digest(hash).digest(Certificates.encoded(certificate));
    }
}
