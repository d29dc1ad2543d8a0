package sol023.conformance.steps;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.Bodies.RevDetails;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.steps.Enrolments.Enrolment;

/** The revocations that a scenario has requested. */
public final class Revocations {

    /** What a revocation request says (RFC 9483 §4.2, SOL023 table 5.5.2.6-1), open to changes. */
    static final class RevocationPlan {
        private final RequestPlan request;
        private final X509Certificate certificate;
        private Optional<BigInteger> serialNumber;
        private Optional<X500Name> issuer;
        private Optional<X500Name> subject = Optional.empty();
        private byte @Nullable [] publicKey;
        private final List<Integer> reasons = new ArrayList<>(List.of(0));

        private RevocationPlan(RequestPlan request, X509Certificate certificate) {
            this.request = request;
            this.certificate = certificate;
            this.serialNumber = Optional.of(certificate.getSerialNumber());
            this.issuer = Optional.of(Certificates.issuer(certificate));
        }

        RequestPlan request() {
            return request;
        }

        X509Certificate certificate() {
            return certificate;
        }

        void serialNumber(Optional<BigInteger> serialNumber) {
            this.serialNumber = serialNumber;
        }

        void issuer(Optional<X500Name> issuer) {
            this.issuer = issuer;
        }

        void subject(X500Name subject) {
            this.subject = Optional.of(subject);
        }

        void publicKey(byte[] subjectPublicKeyInfo) {
            this.publicKey = subjectPublicKeyInfo.clone();
        }

        void reasons(Integer... codes) {
            reasons.clear();
            reasons.addAll(List.of(codes));
        }

        private RevDetails details() {
            RevDetails details = new RevDetails();
            serialNumber.ifPresent(details::serialNumber);
            issuer.ifPresent(details::issuer);
            subject.ifPresent(details::subject);
            if (publicKey != null) {
                details.publicKey(publicKey);
            }
            reasons.forEach(details::reason);
            return details;
        }
    }

    private final CmpSender sender;
    private final CmpPaths paths;
    private @Nullable CmpAnswer last;

    public Revocations(CmpSender sender, CmpPaths paths) {
        this.sender = sender;
        this.paths = paths;
    }

    /** Asks for the revocation of an enrolment's certificate, in the name of a party. */
    CmpAnswer revoke(Party party, Enrolment enrolment, Consumer<RevocationPlan> change) {
        RequestPlan request =
                sender.plan(party, enrolment.type(), BodyType.RR, CmpPaths.REVOCATION, sender.newVerifier());
        RevocationPlan plan = new RevocationPlan(request, enrolment.issued());
        change.accept(plan);
        request.content(() -> Bodies.revReq(List.of(plan.details())));
        CmpAnswer answer = sender.send(request, p -> paths.uri(p.pathName(), p.operation()));
        if (answer.isGranted()) {
            enrolment.revoked();
        }
        last = answer;
        return answer;
    }

    CmpAnswer last() {
        if (last == null) {
            throw new IllegalStateException("no revocation was requested yet");
        }
        return last;
    }
}
