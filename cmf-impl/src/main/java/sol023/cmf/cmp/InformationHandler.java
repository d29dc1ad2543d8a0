package sol023.cmf.cmp;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.GenRepContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;

/**
 * genm → genp (RFC 9483 section 4.3): one question, one answer. An empty genm, by which clients see whether the CMF lives, gets an empty genp. A genm is at home at any
 * operation, since clients have one path for all they send.
 */
final class InformationHandler implements MessageHandler {

    private static final Map<ASN1ObjectIdentifier, OptionalMessage> QUESTIONS = Map.of(
            CMPObjectIdentifiers.id_it_caCerts, OptionalMessage.CA_CERTS,
            CMPObjectIdentifiers.id_it_rootCaCert, OptionalMessage.ROOT_CA_KEY_UPDATE,
            CMPObjectIdentifiers.id_it_certReqTemplate, OptionalMessage.CERT_REQ_TEMPLATE,
            CMPObjectIdentifiers.id_it_crlStatusList, OptionalMessage.CRLS,
            CMPObjectIdentifiers.it_currentCRL, OptionalMessage.CRLS);

    private final CmpSettings settings;
    private final CaInformation information;
    private final TransactionStore transactions;
    private final Dialects dialects;
    private final Clock clock;

    InformationHandler(
            CmpSettings settings,
            CaInformation information,
            TransactionStore transactions,
            Dialects dialects,
            Clock clock) {
        this.settings = settings;
        this.information = information;
        this.transactions = transactions;
        this.dialects = dialects;
        this.clock = clock;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var questions = ((RequestBody.Genm) message.body()).questions();
        if (questions.size() > 1) {
            throw new CmpProblemException(FailInfo.BAD_REQUEST, "A genm asks one question here.");
        }
        var answers = questions.stream().map(each -> answer(message, each)).toArray(InfoTypeAndValue[]::new);
        transactions.open(Transaction.answered(message, dialects.of(message).name(), clock.instant()));
        return Reply.of(MessageType.GENP, new GenRepContent(answers), "accepted");
    }

    private InfoTypeAndValue answer(VerifiedMessage message, InfoTypeAndValue question) {
        var asked = Optional.ofNullable(QUESTIONS.get(question.getInfoType()))
                .filter(settings::serves)
                .orElseThrow(() -> new CmpProblemException(
                        FailInfo.BAD_REQUEST,
                        "The information " + question.getInfoType().getId() + " is not served here; " + served()
                                + "and an empty genm are."));
        return switch (asked) {
            case CA_CERTS -> information.caCerts();
            case ROOT_CA_KEY_UPDATE -> CaInformation.rootCaKeyUpdate();
            case CERT_REQ_TEMPLATE ->
                information.certReqTemplate(message.route().type());
            case CRLS ->
                CMPObjectIdentifiers.it_currentCRL.equals(question.getInfoType())
                        ? information.currentCrl()
                        : information.crls(question);
            case IR, CR, KUR -> throw new IllegalStateException(asked + " is no question");
        };
    }

    private String served() {
        List<String> names = Stream.of(OptionalMessage.values())
                .filter(QUESTIONS::containsValue)
                .filter(settings::serves)
                .map(OptionalMessage::standardName)
                .toList();
        return names.isEmpty() ? "" : String.join(", ", names) + " ";
    }
}
