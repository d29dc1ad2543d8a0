package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.CmpDefects.unprotected;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Field;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.Protector;
import sol023.conformance.fault.proxy.Octets;

/** RFC 9483 §3.2 and §3.3: what can go wrong with the protection of an answer and with its extraCerts. */
final class CmpProtectionFaults {

    private static final CmpDefects.Messages ALL = (request, answer) -> true;
    private static final CmpDefects.Messages POSITIVE = (request, answer) -> !answer.is(Body.ERROR);

    private CmpProtectionFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("broken-signature", "One bit of an answer's protection is wrong.")
                        .kills(RESPONSE_PROTECTED, "the protection of the answer holds")
                        .by(unprotected(
                                ALL,
                                (answer, request, bench) -> answer.protection(
                                        answer.protection().map(CmpProtectionFaults::lastBitFlipped)))),
                fault("unprotected-answer", "An answer is not protected.")
                        .kills(RESPONSE_PROTECTED, "the protection of the answer holds")
                        .by(unprotected(POSITIVE, (answer, request, bench) -> bare(answer))),
                fault("mac-answered-with-signature", "A request with a MAC is answered with a signature.")
                        .kills(RESPONSE_PROTECTED, "the answer is protected in the way of the request")
                        .seenIn(CMP_MAC)
                        .by(unprotected(
                                (request, answer) -> POSITIVE.matches(request, answer) && isMaced(answer),
                                (answer, request, bench) -> bench.reply().signed(answer))),
                fault("protection-certificate-last", "The protection certificate is the last of extraCerts.")
                        .kills(RESPONSE_EXTRA_CERTS)
                        .by(changing(
                                ALL,
                                (answer, request, bench) -> answer.withExtraCerts(certificates -> {
                                    List<Certificate> turned = new ArrayList<>(certificates);
                                    Collections.reverse(turned);
                                    return turned;
                                }))),
                fault("no-extra-certs", "An answer brings no certificates.")
                        .kills(RESPONSE_PROTECTED)
                        .by(changing(ALL, (answer, request, bench) -> answer.withExtraCerts(all -> List.of()))));
    }

    private static Message bare(Message answer) {
        return answer.without(Field.PROTECTION_ALG).protection(Optional.empty());
    }

    private static boolean isMaced(Message message) {
        return message.field(Field.PROTECTION_ALG)
                .map(AlgorithmIdentifier::getInstance)
                .filter(Protector::isMac)
                .isPresent();
    }

    private static Octets lastBitFlipped(Octets bits) {
        byte[] changed = bits.bytes();
        changed[changed.length - 1] ^= 1;
        return new Octets(changed);
    }
}
