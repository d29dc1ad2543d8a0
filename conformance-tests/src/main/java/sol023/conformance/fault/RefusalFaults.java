package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.granting;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Field;
import sol023.conformance.fault.proxy.Answer;

/** RFC 9483 §3.5 and clause 5.7: requests that a CMF grants though it must, or should, refuse them. */
final class RefusalFaults {

    private static final String REFUSES = "the CMF refuses the request";
    private static final int LARGE = 512 * 1024;
    private static final String TYPE = "urn:etsi:nfv:cert-type:";
    private static final String HANDLING = "urn:etsi:nfv:cert-type:handling:";
    private static final List<String> TYPES = List.of(TYPE + "vnfc-cert", TYPE + "vnfoam-cert");

    private RefusalFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("grants-any-version", "A request of a version that does not exist is granted.")
                        .kills(CMP_PVNO)
                        .by(granting(Mistakes::otherVersion)),
                fault("grants-without-transaction-id", "A request without transactionID is granted.")
                        .kills(CMP_TRANSACTION_ID)
                        .by(granting(Mistakes.without(Field.TRANSACTION_ID))),
                fault("grants-replays", "A request that was sent before is granted once more.")
                        .advises(CMP_TRANSACTION_ID_IN_USE, REFUSES)
                        .kills(CMP_TRANSACTION_ID_IN_USE, "the answer has no new certificate")
                        .byNew(RefusalFaults::replays),
                fault("grants-short-nonces", "A request with a short senderNonce, or none, is granted.")
                        .kills(CMP_SENDER_NONCE)
                        .by(granting(Mistakes::shortSenderNonce)),
                fault("grants-at-any-time", "A request of yesterday or tomorrow is granted.")
                        .advises(CMP_MESSAGE_TIME)
                        .by(granting(Mistakes::farMessageTime)),
                fault("grants-unprotected", "A request without protection is granted.")
                        .kills(CMP_PROTECTED)
                        .by(granting(Mistakes::unprotected)),
                fault("grants-without-verifying", "The protection of a request is not verified.")
                        .kills(CMP_PROTECTION_VERIFIED)
                        .by(granting(Mistakes::protectedInForm)),
                fault("grants-to-untrusted-signers", "A request of a signer whom nobody trusts is granted.")
                        .kills(CMP_SIGNER_TRUSTED, CMP_SIGNER_EXPIRED)
                        .by(granting(Mistakes::protectedInForm)),
                fault("grants-for-any-sender", "A request whose sender is not its signer is granted.")
                        .advises(CMP_SENDER_IS_SIGNER)
                        .by(granting(Mistakes::otherSender)),
                fault("grants-with-any-sender-kid", "A request whose senderKID is that of no key is granted.")
                        .kills(CMP_SENDER_KID)
                        .by(granting(Mistakes::otherSenderKid)),
                fault("grants-without-extra-certs", "A request without its protection certificate is granted.")
                        .kills(CMP_EXTRA_CERTS)
                        .by(granting(Mistakes::noExtraCerts)),
                fault("grants-sha1", "A request with a SHA-1 signature is granted.")
                        .advises(CMP_SIGNATURE_ALGORITHM)
                        .by(granting(Mistakes::sha1Signature)),
                fault("grants-any-number-of-rounds", "A MAC of too few or too many rounds is taken.")
                        .kills(CMP_MAC_ITERATIONS)
                        .by(granting(Mistakes::fewOrManyRounds)),
                fault("grants-to-other-consumers", "A consumer gets a certificate for the VNFCI of another one.")
                        .kills(CMP_SENDER_AUTHORIZED)
                        .by(granting(Mistakes.from("vnfm-b"))),
                fault("grants-unregistered-names", "A certificate is issued for names that are not registered.")
                        .kills(CSR_PRECONDITION)
                        .by(granting(asked -> true)),
                fault("grants-without-proof", "A certificate is issued without proof of possession.")
                        .kills(CSR_POP)
                        .by(granting(Mistakes::noProofOfPossession)),
                fault("grants-csr-of-version-1", "A certification request of version 1 is granted.")
                        .kills(CSR_VERSION)
                        .by(granting(Mistakes::otherCsrVersion)),
                fault("grants-without-names", "A certificate without any name is issued.")
                        .kills(CSR_NAMELESS)
                        .by(granting(Mistakes::nameless)),
                fault("grants-weak-keys", "A certificate for a weak key is issued.")
                        .advises(CERT_KEY_STRENGTH)
                        .by(granting(asked -> asked.is(Body.P10CR))),
                fault("grants-direct-mode", "A request for another handling than delegation is granted.")
                        .advises(OID_DELEGATION)
                        .by(granting(Mistakes.info(value ->
                                value.startsWith(HANDLING) && !value.strip().equals(HANDLING + "delegation")))),
                fault("grants-any-certificate-type", "A request for certificate types that do not exist is granted.")
                        .advises(OID_VNFC)
                        .by(granting(asked -> Mistakes.infos(asked, TYPES::contains) != 1)),
                fault("grants-contradicting-types", "A request whose certificate type contradicts the URI is granted.")
                        .advises(GENERAL_INFO_FITS_URI)
                        .by(granting(Mistakes.to("vnfc-certificates")
                                .and(asked ->
                                        Mistakes.infos(asked, value -> value.equals(TYPE + "vnfoam-cert")) == 1))),
                fault("grants-without-handling", "A request that names no handling is granted.")
                        .advises(GENERAL_INFO_BOTH)
                        .by(granting(asked -> Mistakes.infos(asked, value -> value.startsWith(HANDLING)) == 0)),
                fault("serves-any-cmp-path", "Requests to CMP URIs that do not exist are granted.")
                        .kills(URI_CMP_NAMES)
                        .by(granting(Mistakes.to("mano-certificates").or(Mistakes.to("enrolment")))),
                fault("serves-p10cr-at-revocation", "A certificate request is granted at the revocation URI.")
                        .kills(CMP_BODY_TYPE_FITS)
                        .by(granting(Mistakes.to("revocation"))),
                fault("confirms-messages-of-a-server", "A message that only a CMF sends is answered with pkiconf.")
                        .kills(CMP_BODY_TYPE_OF_SERVER, REFUSES)
                        .by(CmpDefects.replacing(
                                asked -> asked.is(Body.PKICONF) || asked.is(Body.GENP),
                                (message, bench) -> bench.reply().confirming(message, bench.now()))),
                fault("serves-any-media-type", "A request of any media type is granted.")
                        .kills(CMP_MEDIA_TYPE_REFUSED, REFUSES)
                        .by(granting(asked -> !asked.request()
                                .headers()
                                .first("Content-Type")
                                .orElse("")
                                .equals(CmpDefects.MEDIA_TYPE))),
                fault("reads-sloppily", "Octets behind a message, and BER, are taken for a message in DER.")
                        .kills(CMP_DER_ONLY, REFUSES)
                        .by(granting(asked ->
                                !asked.message().encode().equals(asked.request().body()))),
                fault(
                                "answers-anything",
                                "What is no message at all is answered with the certificate asked for before.")
                        .kills(CMP_ONE_MESSAGE, REFUSES)
                        .byNew(RefusalFaults::answersAnything),
                fault("certifies-foreign-names", "A certificate bears names that are not registered.")
                        .kills(CSR_FOREIGN_NAMES)
                        .by(granting(asked -> true)),
                fault("reads-any-length", "A message of a megabyte is granted.")
                        .advises(CMP_SIZE_LIMIT, REFUSES)
                        .by(granting(asked -> asked.request().body().length() > LARGE)));
    }

    private static Defect replays() {
        Memory<ASN1Encodable> seen = new Memory<>();
        Defect granting = granting(asked ->
                asked.message().field(Field.TRANSACTION_ID).filter(seen::knows).isPresent());
        return (request, origin, bench) -> {
            Answer answer = granting.answer(request, origin, bench);
            CmpDefects.message(request.body())
                    .flatMap(message -> message.field(Field.TRANSACTION_ID))
                    .ifPresent(seen::note);
            return answer;
        };
    }

    private static Defect answersAnything() {
        Memory<Answer> granted = new Memory<>();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            boolean readable = CmpDefects.message(request.body()).isPresent();
            if (CmpDefects.message(answer.body()).filter(Statuses::grants).isPresent()) {
                granted.note(answer);
            } else if (CmpDefects.isCmp(request) && request.method().equals("POST") && !readable) {
                bench.hit();
                return granted.last().orElse(answer);
            }
            return answer;
        };
    }
}
