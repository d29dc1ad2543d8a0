package sol023.conformance.steps;

import static sol023.conformance.requirement.Requirement.CMP_EXTRA_CERTS;
import static sol023.conformance.requirement.Requirement.CMP_EXTRA_CERTS_ORDER;
import static sol023.conformance.requirement.Requirement.CMP_HEADER_IGNORED;
import static sol023.conformance.requirement.Requirement.CMP_MAC;
import static sol023.conformance.requirement.Requirement.CMP_MAC_ITERATIONS;
import static sol023.conformance.requirement.Requirement.CMP_MESSAGE_TIME;
import static sol023.conformance.requirement.Requirement.CMP_PROTECTED;
import static sol023.conformance.requirement.Requirement.CMP_PROTECTION_VERIFIED;
import static sol023.conformance.requirement.Requirement.CMP_PVNO;
import static sol023.conformance.requirement.Requirement.CMP_SENDER_IS_SIGNER;
import static sol023.conformance.requirement.Requirement.CMP_SENDER_KID;
import static sol023.conformance.requirement.Requirement.CMP_SENDER_NONCE;
import static sol023.conformance.requirement.Requirement.CMP_SIGNATURE_ALGORITHM;
import static sol023.conformance.requirement.Requirement.CMP_SIGNER_TRUSTED;
import static sol023.conformance.requirement.Requirement.CMP_TRANSACTION_ID;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import sol023.conformance.client.cmp.HeaderField;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.cmp.MacAlgorithm;
import sol023.conformance.client.cmp.MacAlgorithm.PasswordBasedMac;
import sol023.conformance.client.cmp.MacAlgorithm.Pbmac1;
import sol023.conformance.client.cmp.MessageDraft;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.cmp.SharedSecret;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.KeyKind;
import sol023.conformance.client.pki.Names;
import sol023.conformance.client.pki.SignatureScheme;
import sol023.conformance.requirement.Requirement;

/** Changes to header, protection and extraCerts of any CMP request, by the names that the feature files use. */
public final class MessageChanges {

    private static final ASN1ObjectIdentifier HMAC_SHA256 = new ASN1ObjectIdentifier("1.2.840.113549.2.9");
    private static final ASN1ObjectIdentifier UNKNOWN_INFO =
            new ASN1ObjectIdentifier("2.25.303072838453157216921214219402166417");
    private static final int ROUNDS = 1000;

    private final CmpSender sender;
    private final Clock clock;
    private final Map<String, Change<RequestPlan>> all = new LinkedHashMap<>();

    public MessageChanges(CmpSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
        header();
        signature();
        signer();
        mac();
    }

    Optional<Change<RequestPlan>> named(String name) {
        return Optional.ofNullable(all.get(name));
    }

    private void header() {
        draft("pvno 1", CMP_PVNO, draft -> draft.pvno(1));
        draft("pvno 4", CMP_PVNO, draft -> draft.pvno(4));
        draft("no transactionID", CMP_TRANSACTION_ID, draft -> draft.without(HeaderField.TRANSACTION_ID));
        draft("no senderNonce", CMP_SENDER_NONCE, draft -> draft.without(HeaderField.SENDER_NONCE));
        draft("a senderNonce of 8 octets", CMP_SENDER_NONCE, draft -> draft.senderNonce(octets(8)));
        draft("a senderNonce of 32 octets", CMP_SENDER_NONCE, draft -> draft.senderNonce(octets(32)));
        draft("no messageTime", CMP_MESSAGE_TIME, draft -> draft.without(HeaderField.MESSAGE_TIME));
        draft(
                "a messageTime one day ago",
                CMP_MESSAGE_TIME,
                draft -> draft.messageTime(clock.instant().minus(Duration.ofDays(1))));
        draft(
                "a messageTime one day ahead",
                CMP_MESSAGE_TIME,
                draft -> draft.messageTime(clock.instant().plus(Duration.ofDays(1))));
        draft(
                "another recipient",
                CMP_HEADER_IGNORED,
                draft -> draft.recipient(Names.subject(Map.of("commonName", "somebody else"))));
        draft(
                "a freeText",
                CMP_HEADER_IGNORED,
                draft -> draft.with(HeaderField.FREE_TEXT, new DERSequence(new DERUTF8String("any text"))));
        draft(
                "an unknown generalInfo item",
                CMP_HEADER_IGNORED,
                draft -> draft.info(InfoItem.text(UNKNOWN_INFO, "anything")));
    }

    private void signature() {
        plan(
                "no protection",
                CMP_PROTECTED,
                plan -> plan.protection(new Protection.Absent(plan.protection().sender())));
        draft("protectionAlg without protection", CMP_PROTECTED, MessageDraft::withoutProtectionBits);
        draft("protection without protectionAlg", CMP_PROTECTED, MessageDraft::withoutProtectionAlgorithm);
        draft(
                "a changed protection",
                CMP_PROTECTION_VERIFIED,
                draft -> draft.changingProtection(MessageChanges::lastBitFlipped));
        draft(
                "a header changed afterwards",
                CMP_PROTECTION_VERIFIED,
                draft -> draft.afterProtection(later -> later.senderNonce(sender.nonce())));
        draft(
                "another sender",
                CMP_SENDER_IS_SIGNER,
                draft -> draft.sender(Names.subject(Map.of("commonName", "somebody else"))));
        draft("a wrong senderKID", CMP_SENDER_KID, draft -> draft.with(HeaderField.SENDER_KID, octets(20)));
        draft("no extraCerts", CMP_EXTRA_CERTS, draft -> draft.extraCerts(List.of()));
        draft("extraCerts in reverse order", CMP_EXTRA_CERTS_ORDER, draft -> {
            List<X509Certificate> certificates = new ArrayList<>(draft.extraCerts());
            Collections.reverse(certificates);
            draft.extraCerts(certificates);
        });
        draft("a foreign certificate in extraCerts", CMP_EXTRA_CERTS_ORDER, draft -> {
            List<X509Certificate> certificates = new ArrayList<>(draft.extraCerts());
            certificates.add(0, stranger(KeyKind.P256.generate()));
            draft.extraCerts(certificates);
        });
    }

    private void signer() {
        plan("an untrusted signer", CMP_SIGNER_TRUSTED, plan -> {
            KeyPair key = KeyKind.P256.generate();
            plan.protection(new Protection.Signed(new Credential(key.getPrivate(), List.of(stranger(key)))));
        });
        plan("a SHA-1 signature", CMP_SIGNATURE_ALGORITHM, plan -> {
            Credential signer = plan.party().signer();
            plan.protection(new Protection.Signed(signer, SignatureScheme.deprecatedFor(signer.key())));
        });
    }

    private void mac() {
        plan("PasswordBasedMac", CMP_MAC, plan -> plan.protection(maced(plan.party(), passwordBased(ROUNDS))));
        plan("PBMAC1", CMP_MAC, plan -> plan.protection(maced(plan.party(), pbmac1())));
        plan(
                "PasswordBasedMac of 99 rounds",
                CMP_MAC_ITERATIONS,
                plan -> plan.protection(maced(plan.party(), passwordBased(99))));
        plan(
                "PasswordBasedMac of 2147483647 rounds",
                CMP_MAC_ITERATIONS,
                plan -> plan.protection(maced(plan.party(), passwordBased(Integer.MAX_VALUE))));
        plan("a MAC with a wrong secret", CMP_PROTECTION_VERIFIED, plan -> {
            Party.Mac mac = macOf(plan.party());
            SharedSecret wrong = new SharedSecret(sender.nonce().getOctets());
            plan.protection(new Protection.Maced(mac.reference(), passwordBased(ROUNDS), wrong));
        });
        plan("a MAC under an unknown reference", CMP_PROTECTION_VERIFIED, plan -> {
            Party.Mac mac = macOf(plan.party());
            plan.protection(new Protection.Maced("nobody-" + plan.hashCode(), passwordBased(ROUNDS), mac.secret()));
        });
    }

    private Protection maced(Party party, MacAlgorithm algorithm) {
        Party.Mac mac = macOf(party);
        return new Protection.Maced(mac.reference(), algorithm, mac.secret());
    }

    private static Party.Mac macOf(Party party) {
        return party.mac().orElseThrow(() -> new IllegalStateException("no shared secret is configured"));
    }

    private MacAlgorithm passwordBased(int rounds) {
        return new PasswordBasedMac(sender.nonce(), "SHA-256", BigInteger.valueOf(rounds), HMAC_SHA256);
    }

    private MacAlgorithm pbmac1() {
        return new Pbmac1(sender.nonce(), BigInteger.valueOf(ROUNDS), BigInteger.valueOf(32), HMAC_SHA256, HMAC_SHA256);
    }

    private X509Certificate stranger(KeyPair key) {
        return Certificates.selfSigned(key, Names.subject(Map.of("commonName", "a stranger")), clock.instant());
    }

    private static DEROctetString octets(int length) {
        byte[] octets = new byte[length];
        new SecureRandom().nextBytes(octets);
        return new DEROctetString(octets);
    }

    private static byte[] lastBitFlipped(byte[] bits) {
        byte[] changed = bits.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    private void draft(String name, Requirement requirement, Consumer<MessageDraft> change) {
        plan(name, requirement, plan -> plan.change(change));
    }

    private void plan(String name, Requirement requirement, Consumer<RequestPlan> change) {
        all.put(name, new Change<>(requirement, change));
    }
}
