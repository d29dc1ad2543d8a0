package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.CmpDefects.unprotected;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import sol023.conformance.fault.CmpDefects.MessageChange;
import sol023.conformance.fault.CmpDefects.Messages;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Field;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.Protector;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.requirement.Requirement;

/** RFC 9483 and RFC 9810: what header, protection and extraCerts of answers may look like. */
final class CmpVariants {

    private static final Messages ALL = (request, answer) -> true;
    private static final Messages SIGNED = (request, answer) -> protectionAlg(answer)
            .filter(algorithm -> !Protector.isMac(algorithm))
            .isPresent();

    /** An answer with which the transaction ends, so that no later request repeats its nonce. */
    private static final Messages LAST = (request, answer) ->
            !answer.is(Body.CP) || Statuses.rejects(answer) || hasInfo(answer, CmpHeaderFaults.IMPLICIT_CONFIRM);

    private static final ASN1ObjectIdentifier VENDOR_INFO = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    private static final Requirement[] SOME = {
        RESPONSE_PROTECTED, CSR_ANSWERED, REVOKE_ANSWERED, CSR_POP, REVOKE_ONCE, CONFIRM_ANSWERED
    };

    private CmpVariants() {}

    static List<Variant> all() {
        List<Variant> all = new ArrayList<>(header());
        all.addAll(protection());
        all.addAll(extraCerts());
        return all;
    }

    private static List<Variant> header() {
        return List.of(
                variant("answers-without-message-time", "Answers have no messageTime.")
                        .allowedBy("RFC 9483 §3.1: optional")
                        .concerns(SOME)
                        .by(changing(
                                (request, answer) -> !hasInfo(answer, CmpHeaderFaults.CONFIRM_WAIT_TIME),
                                (answer, request, bench) -> answer.without(Field.MESSAGE_TIME))),
                variant("answers-with-free-text", "Answers have freeText in two languages.")
                        .allowedBy("RFC 9810 §5.1.1")
                        .concerns(SOME)
                        .by(changing(
                                ALL,
                                (answer, request, bench) -> answer.with(
                                        Field.FREE_TEXT, texts("Have a nice day.", "Einen schönen Tag noch.")))),
                variant("answers-with-further-infos", "Answers have items of generalInfo that nobody has defined.")
                        .allowedBy("RFC 9483 §3.5: unknown items are ignored")
                        .concerns(SOME)
                        .by(changing(
                                ALL,
                                (answer, request, bench) ->
                                        withInfo(answer, VENDOR_INFO, new DERUTF8String("of the vendor")))),
                variant("answers-with-confirm-wait-time", "A certificate to be confirmed comes with confirmWaitTime.")
                        .allowedBy("RFC 9483 §3.1: recommended")
                        .concerns(CONFIRM_ANSWERED, RESPONSE_IMPLICIT_CONFIRM)
                        .by(changing(
                                (request, answer) ->
                                        Statuses.grants(answer) && !hasInfo(answer, CmpHeaderFaults.IMPLICIT_CONFIRM),
                                (answer, request, bench) -> withInfo(
                                        answer.without(Field.GENERAL_INFO),
                                        CmpHeaderFaults.CONFIRM_WAIT_TIME,
                                        new DERGeneralizedTime(
                                                Date.from(bench.now().plus(Duration.ofMinutes(4))))))),
                variant("answers-with-long-nonces", "The senderNonce of answers has 32 octets.")
                        .allowedBy("RFC 9483 §3.1: 128 bits or more")
                        .concerns(SOME)
                        .by(changing(LAST, (answer, request, bench) -> answer.with(Field.SENDER_NONCE, random(32)))),
                variant("implicit-confirmation-not-granted", "Every certificate must be confirmed.")
                        .allowedBy("RFC 9483 §4.1.1")
                        .concerns(CSR_ANSWERED, CONFIRM_IMPLICIT, REVOKE_ANSWERED)
                        .mayAdvise(CONFIRM_IMPLICIT)
                        .by(CmpVariants::grantingNothingImplicitly));
    }

    private static List<Variant> protection() {
        return List.of(
                protectedWith("sha384", X9ObjectIdentifiers.ecdsa_with_SHA384),
                protectedWith("sha512", X9ObjectIdentifiers.ecdsa_with_SHA512),
                variant("answers-signed-with-another-certificate", "Answers are signed with one of several CMP keys.")
                        .allowedBy("RFC 9483 §3.2: any certificate with a path to the anchor")
                        .concerns(SOME)
                        .by(unprotected(SIGNED, (answer, request, bench) -> bench.otherSigner("EC")
                                .signed(withoutCmp(answer)))),
                variant("answers-signed-with-rsa", "Answers are signed with a key of RSA.")
                        .allowedBy("RFC 9481 §3.1 and §7.1")
                        .concerns(SOME)
                        .by(unprotected(SIGNED, (answer, request, bench) -> bench.otherSigner("RSA")
                                .signed(withoutCmp(answer)))));
    }

    private static Variant protectedWith(String hash, ASN1ObjectIdentifier algorithm) {
        return variant("answers-signed-with-" + hash, "Answers are signed with ECDSA and " + hash + ".")
                .allowedBy("RFC 9481 §3.2")
                .concerns(SOME)
                .by(changing(
                        SIGNED,
                        (answer, request, bench) ->
                                answer.with(Field.PROTECTION_ALG, new AlgorithmIdentifier(algorithm))));
    }

    private static List<Variant> extraCerts() {
        return List.of(
                variant("extra-certs-with-root", "extraCerts hold the trust anchor as well.")
                        .allowedBy("RFC 9483 §3.3: self-signed certificates should be left out")
                        .concerns(SOME)
                        .by(extra((answer, request, bench) -> answer.withExtraCerts(
                                certificates -> Stream.concat(certificates.stream(), Stream.of(bench.foreignRoot()))
                                        .toList()))),
                variant("extra-certs-twice", "extraCerts hold each certificate twice.")
                        .allowedBy("RFC 9483 §3.3: further certificates may be there")
                        .concerns(SOME)
                        .by(extra((answer, request, bench) -> answer.withExtraCerts(
                                certificates -> Stream.concat(certificates.stream(), certificates.stream())
                                        .toList()))),
                variant("extra-certs-in-another-order", "The chain behind the signer comes in another order.")
                        .allowedBy("RFC 9483 §3.3: its order is a recommendation")
                        .concerns(SOME)
                        .by(extra((answer, request, bench) -> answer.withExtraCerts(certificates -> {
                            List<Certificate> others = new ArrayList<>(certificates.subList(1, certificates.size()));
                            others.add(bench.foreignRoot());
                            Collections.reverse(others);
                            others.add(0, certificates.get(0));
                            return others;
                        }))),
                variant("confirmation-without-extra-certs", "The answer to a confirmation has no extraCerts.")
                        .allowedBy("RFC 9483 §3.3")
                        .concerns(CONFIRM_ANSWERED)
                        .by(changing(
                                (request, answer) -> answer.is(Body.PKICONF),
                                (answer, request, bench) -> answer.withExtraCerts(certificates -> List.of()))));
    }

    private static Defect extra(MessageChange change) {
        return changing((request, answer) -> !answer.extraCerts().isEmpty(), change);
    }

    /** Drops what only the CMF's own signer needs. */
    private static Message withoutCmp(Message answer) {
        return answer.withExtraCerts(certificates -> certificates.subList(1, certificates.size()));
    }

    /** The CMF never sees the wish, so that it waits for a confirmation; the requester is none the wiser. */
    private static Answer grantingNothingImplicitly(Request request, Origin origin, Bench bench) throws IOException {
        Optional<Message> asked = CmpDefects.isCmp(request) ? CmpDefects.message(request.body()) : Optional.empty();
        if (asked.isEmpty()
                || !hasInfo(asked.get(), CmpHeaderFaults.IMPLICIT_CONFIRM)
                || request.consumer().isEmpty()) {
            return origin.send(request);
        }
        bench.hit();
        Message without =
                bench.protector(request.consumer()).protect(withoutInfo(asked.get(), CmpHeaderFaults.IMPLICIT_CONFIRM));
        return origin.send(request.with(without.encode()));
    }

    private static boolean hasInfo(Message message, ASN1ObjectIdentifier type) {
        return infos(message).anyMatch(item -> item.getObjectAt(0).equals(type));
    }

    private static Stream<ASN1Sequence> infos(Message message) {
        return message.field(Field.GENERAL_INFO).stream()
                .flatMap(items ->
                        StreamSupport.stream(ASN1Sequence.getInstance(items).spliterator(), false))
                .map(ASN1Sequence::getInstance);
    }

    private static Message withoutInfo(Message message, ASN1ObjectIdentifier type) {
        List<ASN1Sequence> kept =
                infos(message).filter(item -> !item.getObjectAt(0).equals(type)).toList();
        return kept.isEmpty()
                ? message.without(Field.GENERAL_INFO)
                : message.with(Field.GENERAL_INFO, new DERSequence(kept.toArray(ASN1Encodable[]::new)));
    }

    private static Message withInfo(Message message, ASN1ObjectIdentifier type, ASN1Encodable value) {
        DERSequence item = new DERSequence(new ASN1Encodable[] {type, value});
        return message.with(
                Field.GENERAL_INFO,
                new DERSequence(Stream.concat(Stream.of(item), infos(message)).toArray(ASN1Encodable[]::new)));
    }

    private static Optional<AlgorithmIdentifier> protectionAlg(Message message) {
        return message.field(Field.PROTECTION_ALG).map(AlgorithmIdentifier::getInstance);
    }

    static DERSequence texts(String... texts) {
        return new DERSequence(Stream.of(texts).map(DERUTF8String::new).toArray(ASN1Encodable[]::new));
    }

    private static DEROctetString random(int octets) {
        byte[] nonce = new byte[octets];
        new SecureRandom().nextBytes(nonce);
        return new DEROctetString(nonce);
    }
}
