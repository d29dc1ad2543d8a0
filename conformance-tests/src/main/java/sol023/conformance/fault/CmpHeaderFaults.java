package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.fault.cmp.Field;

/** Clause 5.5.2.3 and RFC 9483 §3.1: what can go wrong in the header of an answer. */
final class CmpHeaderFaults {

    private static final CmpDefects.Messages ALL = (request, answer) -> true;
    private static final CmpDefects.Messages GRANTED = (request, answer) -> Statuses.grants(answer);
    static final ASN1ObjectIdentifier IMPLICIT_CONFIRM = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.4.13");
    static final ASN1ObjectIdentifier CONFIRM_WAIT_TIME = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.4.14");
    private static final GeneralName SOMEBODY = new GeneralName(new X500Name("CN=somebody else"));
    private static final DEROctetString CONSTANT = new DEROctetString(new byte[16]);

    private CmpHeaderFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("other-transaction-id", "An answer has a transactionID of its own.")
                        .kills(RESPONSE_TRANSACTION_ID)
                        .by(changing(ALL, (answer, request, bench) -> answer.with(Field.TRANSACTION_ID, random()))),
                fault("other-recip-nonce", "The recipNonce of an answer is not the senderNonce of the request.")
                        .kills(RESPONSE_RECIP_NONCE)
                        .by(changing(ALL, (answer, request, bench) -> answer.with(Field.RECIP_NONCE, random()))),
                fault("constant-sender-nonce", "Every answer has the same senderNonce.")
                        .kills(RESPONSE_SENDER_NONCE)
                        .seenIn(CMP_PVNO)
                        .by(changing(ALL, (answer, request, bench) -> answer.with(Field.SENDER_NONCE, CONSTANT))),
                fault("no-sender-nonce", "An answer has no senderNonce.")
                        .kills(RESPONSE_SENDER_NONCE)
                        .by(changing(ALL, (answer, request, bench) -> answer.without(Field.SENDER_NONCE))),
                fault("other-recipient", "The recipient of an answer is not the sender of the request.")
                        .kills(RESPONSE_RECIPIENT)
                        .by(changing(ALL, (answer, request, bench) -> answer.withRecipient(SOMEBODY))),
                fault("answer-of-version-3", "An answer has version 3.")
                        .kills(CMP_PVNO_TWO)
                        .by(changing(ALL, (answer, request, bench) -> answer.withPvno(3))),
                fault("answer-of-version-4", "An answer has version 4.")
                        .kills(RESPONSE_PVNO)
                        .by(changing(ALL, (answer, request, bench) -> answer.withPvno(4))),
                fault("other-sender", "The sender of an answer is not the subject of its protection certificate.")
                        .kills(RESPONSE_SENDER)
                        .by(changing(ALL, (answer, request, bench) -> answer.withSender(SOMEBODY))),
                fault("sender-as-dns-name", "The sender of an answer is a DNS name.")
                        .kills(RESPONSE_HEADER_TYPES)
                        .by(changing(
                                ALL,
                                (answer, request, bench) ->
                                        answer.withSender(new GeneralName(GeneralName.dNSName, "cmf.example")))),
                fault("no-sender-kid", "A signed answer has no senderKID.")
                        .kills(RESPONSE_SENDER_KID)
                        .by(changing(ALL, (answer, request, bench) -> answer.without(Field.SENDER_KID))),
                fault("other-sender-kid", "The senderKID of a signed answer is that of no key.")
                        .kills(RESPONSE_PROTECTED)
                        .by(changing(ALL, (answer, request, bench) -> answer.with(Field.SENDER_KID, random()))),
                fault("message-time-a-day-ago", "The messageTime of an answer is that of yesterday.")
                        .advises(RESPONSE_MESSAGE_TIME)
                        .by(changing(
                                ALL,
                                (answer, request, bench) ->
                                        answer.with(Field.MESSAGE_TIME, time(bench, Duration.ofDays(-1))))),
                fault("implicit-confirm-unasked", "Implicit confirmation is granted whether it was asked for or not.")
                        .kills(RESPONSE_IMPLICIT_CONFIRM)
                        .by(changing(
                                GRANTED,
                                (answer, request, bench) -> answer.with(
                                        Field.GENERAL_INFO, infos(info(IMPLICIT_CONFIRM, DERNull.INSTANCE))))),
                fault("implicit-confirm-beside-wait-time", "Implicit confirmation stands beside confirmWaitTime.")
                        .kills(RESPONSE_IMPLICIT_CONFIRM, "implicit confirmation stands where it may")
                        .by(changing(
                                GRANTED,
                                (answer, request, bench) -> answer.with(
                                        Field.GENERAL_INFO,
                                        infos(
                                                info(IMPLICIT_CONFIRM, DERNull.INSTANCE),
                                                info(CONFIRM_WAIT_TIME, time(bench, Duration.ofMinutes(5))))))),
                fault("wait-time-without-message-time", "confirmWaitTime comes without messageTime.")
                        .advises(RESPONSE_MESSAGE_TIME)
                        .by(changing(GRANTED, (answer, request, bench) -> answer.without(Field.MESSAGE_TIME)
                                .with(
                                        Field.GENERAL_INFO,
                                        infos(info(CONFIRM_WAIT_TIME, time(bench, Duration.ofMinutes(5))))))),
                fault("implicit-confirm-refused", "Implicit confirmation is not granted though it was asked for.")
                        .kills(CONFIRM_IMPLICIT)
                        .by(changing(GRANTED, (answer, request, bench) -> answer.without(Field.GENERAL_INFO))));
    }

    private static DERSequence info(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new DERSequence(new ASN1Encodable[] {type, value});
    }

    private static DERSequence infos(ASN1Encodable... items) {
        return new DERSequence(items);
    }

    private static DERGeneralizedTime time(Bench bench, Duration fromNow) {
        return new DERGeneralizedTime(Date.from(bench.now().plus(fromNow)));
    }

    private static DEROctetString random() {
        byte[] octets = new byte[16];
        new SecureRandom().nextBytes(octets);
        return new DEROctetString(octets);
    }
}
