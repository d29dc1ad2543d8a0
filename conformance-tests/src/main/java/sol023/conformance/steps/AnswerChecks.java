package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CMP_HTTP_STATUS;
import static sol023.conformance.requirement.Requirement.CMP_MEDIA_TYPE;
import static sol023.conformance.requirement.Requirement.CMP_MESSAGE_BODY;
import static sol023.conformance.requirement.Requirement.CMP_MESSAGE_HEADER;
import static sol023.conformance.requirement.Requirement.CMP_NO_REDIRECT;
import static sol023.conformance.requirement.Requirement.CMP_ONE_MESSAGE;
import static sol023.conformance.requirement.Requirement.CMP_PVNO_TWO;
import static sol023.conformance.requirement.Requirement.RESPONSE_EXTRA_CERTS;
import static sol023.conformance.requirement.Requirement.RESPONSE_HEADER_TYPES;
import static sol023.conformance.requirement.Requirement.RESPONSE_IMPLICIT_CONFIRM;
import static sol023.conformance.requirement.Requirement.RESPONSE_MESSAGE_TIME;
import static sol023.conformance.requirement.Requirement.RESPONSE_PROTECTED;
import static sol023.conformance.requirement.Requirement.RESPONSE_PVNO;
import static sol023.conformance.requirement.Requirement.RESPONSE_RECIPIENT;
import static sol023.conformance.requirement.Requirement.RESPONSE_RECIP_NONCE;
import static sol023.conformance.requirement.Requirement.RESPONSE_SENDER;
import static sol023.conformance.requirement.Requirement.RESPONSE_SENDER_KID;
import static sol023.conformance.requirement.Requirement.RESPONSE_SENDER_NONCE;
import static sol023.conformance.requirement.Requirement.RESPONSE_TRANSACTION_ID;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpClient;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.FailInfo;
import sol023.conformance.client.cmp.HeaderField;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.cmp.PkiHeader;
import sol023.conformance.client.cmp.PkiStatusInfo;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.cmp.ProtectionVerifier.Outcome;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;

/** What every CMP answer owes, whatever it says: transfer, header and protection (RFC 9483 clauses 3.1 to 3.3, RFC 9811). */
public final class AnswerChecks {

    private static final String PROTECTION = "protection of the answer";

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final int NONCE_OCTETS = 16;

    private final Checks checks;
    private final Target target;
    private final Clock clock;
    private final Nonces nonces;

    /** The senderNonces seen in a run; none may come twice. */
    private record Nonces(Set<ASN1OctetString> seen) {}

    public AnswerChecks(Checks checks, Target target, Clock clock, RunScope scope) {
        this.checks = checks;
        this.target = target;
        this.clock = clock;
        this.nonces = scope.once("nonces", Nonces.class, () -> new Nonces(ConcurrentHashMap.newKeySet()));
    }

    /** Judges transfer, header and protection; an answer of HTTP alone, which refuses, owes nothing of these. */
    void judge(CmpAnswer answer) {
        Checks on = checks.on(answer.http().exchange());
        on.check(CMP_NO_REDIRECT, "the answer is no redirection", () -> assertThat(
                        answer.http().status())
                .as("HTTP status")
                .matches(status -> status < 300 || status > 399, "no redirection"));
        if (answer.http().status() >= 300 && answer.message().isEmpty()) {
            return;
        }
        on.check(CMP_MESSAGE_HEADER, "the content is a message with a header", () -> assertThat(
                        answer.message().map(CmpMessage::header))
                .as("header (%s)", answer.problem())
                .isPresent());
        on.check(CMP_MESSAGE_BODY, "the content is a message with a body", () -> assertThat(
                        answer.message().map(CmpMessage::content))
                .as("body (%s)", answer.problem())
                .isPresent());
        on.need(CMP_ONE_MESSAGE, "the content is one PKIMessage in DER", () -> assertThat(answer.problem())
                .as("what is wrong with the content")
                .isEmpty());
        on.check(
                CMP_MEDIA_TYPE,
                "the content is of type application/pkixcmp",
                () -> assertThat(answer.http().mediaType()).as("Content-Type").isEqualTo(CmpClient.MEDIA_TYPE));
        answer.message().ifPresent(message -> {
            httpStatus(on, answer, message);
            transaction(on, answer, message);
            header(on, answer, message);
            implicitConfirm(on, answer, message);
            protection(on, answer, message);
        });
    }

    private void httpStatus(Checks on, CmpAnswer answer, CmpMessage message) {
        if (message.isRejection() && target.cmp().dialect() == Target.Dialect.SOL023) {
            on.advise(CMP_HTTP_STATUS, Interpretation.I_02, "a rejection has status 200, 4xx or 5xx", () -> assertThat(
                            answer.http().status())
                    .as("HTTP status")
                    .matches(status -> status == 200 || status >= 400, "200, 4xx or 5xx"));
        } else if (message.isRejection()) {
            on.check(CMP_HTTP_STATUS, "a rejection has a status of HTTP that may bear one", () -> assertThat(
                            answer.http().status())
                    .as("HTTP status")
                    .matches(status -> status == 200 || status >= 400, "200, 4xx or 5xx"));
        } else if (target.cmp().dialect() == Target.Dialect.RFC9483) {
            on.check(CMP_HTTP_STATUS, Interpretation.I_02, "the answer has status 200", () -> assertThat(
                            answer.http().status())
                    .as("HTTP status")
                    .isEqualTo(200));
        } else {
            on.check(CMP_HTTP_STATUS, Interpretation.I_02, "the answer has a success status", () -> assertThat(
                            answer.http().status())
                    .as("HTTP status")
                    .isBetween(200, 299));
        }
    }

    private void transaction(Checks on, CmpAnswer answer, CmpMessage message) {
        PkiHeader header = message.header();
        Optional<ASN1OctetString> id = readable(answer, HeaderField.TRANSACTION_ID);
        if (id.isPresent()) {
            on.check(
                    RESPONSE_TRANSACTION_ID,
                    "the transactionID is that of the request",
                    () -> assertThat(header.transactionId()).as("transactionID").isEqualTo(id));
        }
        Optional<ASN1OctetString> nonce = readable(answer, HeaderField.SENDER_NONCE);
        if (nonce.isPresent()) {
            on.check(
                    RESPONSE_RECIP_NONCE,
                    "the recipNonce is the senderNonce of the request",
                    () -> assertThat(header.recipNonce()).as("recipNonce").isEqualTo(nonce));
        }
        on.check(RESPONSE_SENDER_NONCE, "the senderNonce is long enough and new", () -> {
            assertThat(header.senderNonce()).as("senderNonce").isPresent();
            ASN1OctetString fresh = header.senderNonce().orElseThrow();
            assertThat(fresh.getOctetsLength()).as("octets of senderNonce").isGreaterThanOrEqualTo(NONCE_OCTETS);
            assertThat(nonces.seen().add(fresh))
                    .as("senderNonce was never seen before")
                    .isTrue();
        });
    }

    /** A field of the request, unless the CMF was not able to read the request. */
    private static Optional<ASN1OctetString> readable(CmpAnswer answer, HeaderField field) {
        return isReadable(answer) ? answer.sent().octets(field) : Optional.empty();
    }

    /** The answer badDataFormat says that the request was no PKIMessage for the CMF: it may not know its header then. */
    private static boolean isReadable(CmpAnswer answer) {
        boolean badDataFormat = answer.message()
                .flatMap(CmpMessage::status)
                .flatMap(PkiStatusInfo::failInfo)
                .filter(bits -> bits.contains(FailInfo.BAD_DATA_FORMAT))
                .isPresent();
        return answer.plan().isReadable() && !badDataFormat;
    }

    private void header(Checks on, CmpAnswer answer, CmpMessage message) {
        PkiHeader header = message.header();
        on.check(RESPONSE_HEADER_TYPES, "sender and recipient are names", () -> {
            assertThat(header.sender().getTagNo()).as("choice of sender").isEqualTo(GeneralName.directoryName);
        });
        on.check(RESPONSE_PVNO, "the version is one that is supported", () -> assertThat(header.pvno())
                .as("pvno")
                .isBetween(BigInteger.TWO, BigInteger.valueOf(3)));
        if (answer.sent().pvno() == 2) {
            on.check(CMP_PVNO_TWO, Interpretation.I_06, "the version is 2, as in the request", () -> assertThat(
                            header.pvno())
                    .as("pvno")
                    .isEqualTo(BigInteger.TWO));
        }
        if (isReadable(answer)) {
            GeneralName sender = answer.sent().sender();
            on.check(
                    RESPONSE_RECIPIENT,
                    "the recipient is the sender of the request",
                    () -> assertThat(header.recipient()).as("recipient").isEqualTo(sender));
        }
        Instant time = header.messageTime().orElseGet(clock::instant);
        on.check(RESPONSE_MESSAGE_TIME, "the messageTime, if present, is the time of the answer", () -> assertThat(
                        Duration.between(time, clock.instant()).abs())
                .as("messageTime " + time + " apart from now")
                .isLessThan(CLOCKS_APART));
    }

    private void implicitConfirm(Checks on, CmpAnswer answer, CmpMessage message) {
        PkiHeader header = message.header();
        boolean granted = header.info(InfoItem.IMPLICIT_CONFIRM).isPresent();
        boolean waitTime = header.info(InfoItem.CONFIRM_WAIT_TIME).isPresent();
        boolean asked =
                answer.sent().infos().stream().anyMatch(item -> item.type().equals(InfoItem.IMPLICIT_CONFIRM));
        on.check(RESPONSE_IMPLICIT_CONFIRM, "implicit confirmation stands where it may", () -> {
            if (granted) {
                assertThat(message.type()).as("body with implicitConfirm").isEqualTo(BodyType.CP);
                assertThat(asked).as("implicitConfirm was asked for").isTrue();
                assertThat(waitTime).as("confirmWaitTime beside it").isFalse();
            }
        });
        if (waitTime) {
            on.check(
                    RESPONSE_MESSAGE_TIME,
                    "messageTime is there beside confirmWaitTime",
                    () -> assertThat(header.messageTime()).as("messageTime").isPresent());
        }
    }

    private void protection(Checks on, CmpAnswer answer, CmpMessage message) {
        Outcome outcome = answer.protection().orElseGet(Outcome.Unprotected::new);
        boolean error = message.type() == BodyType.ERROR;
        boolean maced = answer.plan().protection() instanceof Protection.Maced;
        if (error && outcome instanceof Outcome.Unprotected) {
            on.advise(RESPONSE_PROTECTED, "the error message is protected", () -> assertThat(outcome.words())
                    .as(PROTECTION)
                    .isIn(Outcome.SIGNED, Outcome.MACED));
            return;
        }
        on.check(RESPONSE_PROTECTED, "the protection of the answer holds", () -> assertThat(outcome.words())
                .as(PROTECTION)
                .isIn(Outcome.SIGNED, Outcome.MACED));
        if (!error) {
            on.check(
                    RESPONSE_PROTECTED,
                    "the answer is protected in the way of the request",
                    () -> assertThat(outcome.words()).as(PROTECTION).isEqualTo(maced ? Outcome.MACED : Outcome.SIGNED));
        }
        if (outcome instanceof Outcome.Signed signed) {
            signer(on, message, signed);
            extraCerts(on, answer, message, signed);
        } else if (!(outcome instanceof Outcome.Maced)) {
            List.of(RESPONSE_SENDER, RESPONSE_SENDER_KID, RESPONSE_EXTRA_CERTS)
                    .forEach(requirement -> on.inconclusive(
                            requirement, "the header names the signer", "The protection of the answer does not hold."));
        }
    }

    private static void signer(Checks on, CmpMessage message, Outcome.Signed signed) {
        PkiHeader header = message.header();
        on.check(RESPONSE_SENDER, "the sender is the subject of the protection certificate", () -> assertThat(
                        header.sender())
                .as("sender")
                .isEqualTo(new GeneralName(Certificates.subject(signed.signer()))));
        Optional<ASN1OctetString> identifier = Certificates.subjectKeyIdentifier(signed.signer());
        on.check(
                RESPONSE_SENDER_KID,
                "the senderKID is the key identifier of the protection certificate, if it has one",
                () -> assertThat(header.senderKid().filter(kid -> identifier.isPresent()))
                        .as("senderKID")
                        .isEqualTo(identifier));
    }

    /** Only the first answer of an operation must bring them (RFC 9483 §3.3). */
    private static void extraCerts(Checks on, CmpAnswer answer, CmpMessage message, Outcome.Signed signed) {
        if (answer.plan().body() != BodyType.CERT_CONF) {
            on.check(RESPONSE_EXTRA_CERTS, "the protection certificate is the first of extraCerts", () -> assertThat(
                            message.extraCerts())
                    .as("extraCerts")
                    .first()
                    .isEqualTo(signed.signer()));
        }
    }
}
