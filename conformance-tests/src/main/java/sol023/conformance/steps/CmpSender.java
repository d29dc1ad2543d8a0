package sol023.conformance.steps;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpFormatException;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.CmpParser;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.cmp.MessageDraft;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.cmp.ProtectionVerifier;
import sol023.conformance.client.cmp.SharedSecret;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.RawTransport;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.Target;

/** Makes CMP requests as the target's dialect wants them (I-02, I-03), sends them and reads the answers. */
public final class CmpSender {

    /** The value for delegation mode (SOL023 clause 5.7.4.3), without the blank that the table prints (I-14). */
    static final String DELEGATION = "urn:etsi:nfv:cert-type:handling:delegation";

    private static final int NONCE_OCTETS = 16;

    private final Target target;
    private final Parties parties;
    private final Recorder recorder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public CmpSender(Target target, Parties parties, Recorder recorder, Clock clock) {
        this.target = target;
        this.parties = parties;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** A request of the VNFM. */
    RequestPlan plan(CertificateType type, BodyType body, String operation) {
        return plan(parties.vnfm(), type, body, operation, newVerifier());
    }

    RequestPlan plan(Party party, CertificateType type, BodyType body, String operation, ProtectionVerifier verifier) {
        RequestPlan plan = new RequestPlan(party, type, body, operation, verifier);
        if (target.cmp().dialect() == Target.Dialect.SOL023) {
            plan.generalInfo().add(InfoItem.text(certTypeOid(), type.urn()));
            plan.generalInfo().add(InfoItem.text(handlingOid(), DELEGATION));
        }
        return plan;
    }

    ProtectionVerifier newVerifier() {
        return new ProtectionVerifier(parties.cmpAnchors());
    }

    ASN1ObjectIdentifier certTypeOid() {
        return new ASN1ObjectIdentifier(target.cmp().certTypeOid());
    }

    ASN1ObjectIdentifier handlingOid() {
        return new ASN1ObjectIdentifier(target.cmp().handlingOid());
    }

    ASN1OctetString nonce() {
        byte[] octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        return new DEROctetString(octets);
    }

    /** Sends a request as planned. */
    CmpAnswer send(RequestPlan plan, Function<RequestPlan, URI> uri) {
        MessageDraft draft =
                plan.draft().messageTime(clock.instant()).transactionId(nonce()).senderNonce(nonce());
        plan.applyTo(draft);
        return sendOctets(plan, draft, plan.encode(draft), uri);
    }

    /** Sends octets in place of the message. */
    CmpAnswer sendOctets(RequestPlan plan, MessageDraft draft, byte[] octets, Function<RequestPlan, URI> uri) {
        Body body = new Body(octets);
        List<Header> headers = new ArrayList<>();
        plan.mediaType().ifPresent(mediaType -> headers.add(new Header("Content-Type", mediaType)));
        URI url = URI.create(uri.apply(plan) + plan.pathSuffix());
        HttpAnswer http = transport(plan).send("POST", url, headers, body);
        try {
            CmpMessage message = CmpParser.parse(http.body().bytes());
            var outcome = plan.verifier().verify(message, secret(plan), clock.instant());
            return new CmpAnswer(plan, draft, body, http, Optional.of(message), "", Optional.of(outcome));
        } catch (CmpFormatException e) {
            return new CmpAnswer(
                    plan, draft, body, http, Optional.empty(), String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private Transport transport(RequestPlan plan) {
        Party party = plan.party();
        return switch (plan.wire()) {
            case ORDINARY -> party.transport();
            case HTTP_1_0 -> RawTransport.http10(party.tls(), target.timeouts(), recorder, clock);
            case RAW -> RawTransport.http11(party.tls(), target.timeouts(), recorder, clock);
        };
    }

    private static Optional<SharedSecret> secret(RequestPlan plan) {
        return plan.protection() instanceof Protection.Maced maced ? Optional.of(maced.secret()) : Optional.empty();
    }
}
