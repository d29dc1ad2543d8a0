package sol023.cmf.cmp;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import sol023.cmf.access.Consumers;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CertificateAuthority;
import sol023.cmf.ca.CmpCredential;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.KeyUpdates;
import sol023.cmf.store.Database;

/** Builds the CMP interface: the checks in their order, the handlers, and what they need. */
public final class CmpEndpoints {

    private CmpEndpoints() {}

    /**
     * A new CMP interface.
     *
     * @param credential protects the answers
     * @param authority whose certificates are told to those who ask
     * @param crl gives the newest CRL in DER
     */
    public static CmpEndpoint build(
            CmpSettings settings,
            Certificates certificates,
            CertificateRequests requests,
            Consumers consumers,
            CmpCredential credential,
            CertificateAuthority authority,
            Supplier<byte[]> crl,
            CryptoProviders crypto,
            Database database,
            AuditLog audit,
            Clock clock) {
        var random = new SecureRandom();
        var bounds = settings.macBounds();
        var transactions = new TransactionStore(database);
        var signers = new SignerStore(database);
        var signed = new SignedReply(credential, crypto);
        var trust = new SignerTrust(consumers, certificates, clock);
        return new CmpEndpoint(
                List.of(
                        new VersionCheck(),
                        new TransactionIdCheck(),
                        new SenderNonceCheck(),
                        new ProtectionPresentCheck(),
                        new ProtectionAlgorithmCheck(bounds)),
                new ProtectionKindCheck(bounds, settings.allowMacRevocation()),
                new ProtectionCheck(
                        bounds,
                        new UnverifiedSignature(crypto, trust, signers, signed),
                        new UnverifiedMac(consumers, random)),
                transactions,
                verifiedMessages(
                        settings,
                        certificates,
                        requests,
                        new CaInformation(authority, crl, certificates),
                        transactions,
                        signers,
                        clock),
                new ReplyEnvelope(subjectOf(credential), random, clock),
                signed,
                new Refusals(audit));
    }

    private static VerifiedMessages verifiedMessages(
            CmpSettings settings,
            Certificates certificates,
            CertificateRequests requests,
            CaInformation information,
            TransactionStore transactions,
            SignerStore signers,
            Clock clock) {
        var dialects = new Dialects(settings);
        var unconfirmed = new UnconfirmedCertificates(certificates, transactions, settings.onMissingConfirmation());
        var unfetched = new UnfetchedRequests(requests, transactions, unconfirmed);
        var certification = new CertificationHandler(
                requests,
                new CrmfRequests(new KeyUpdates(certificates, clock)),
                transactions,
                signers,
                dialects,
                settings.maxUnconfirmed(),
                clock);
        var handlers = new MessageHandlers(Map.of(
                MessageType.P10CR,
                certification,
                MessageType.IR,
                certification,
                MessageType.CR,
                certification,
                MessageType.KUR,
                certification,
                MessageType.POLL_REQ,
                new PollHandler(requests, transactions, dialects, clock),
                MessageType.CERT_CONF,
                new ConfirmationHandler(certificates, transactions, unconfirmed, settings.lenientCertReqId()),
                MessageType.RR,
                new RevocationHandler(certificates, transactions, dialects, settings.maxRevocations(), clock),
                MessageType.GENM,
                new InformationHandler(settings, information, transactions, dialects, clock),
                MessageType.ERROR,
                new ClientErrorHandler(unconfirmed, unfetched)));
        return new VerifiedMessages(
                List.of(
                        new MessageTimeCheck(clock, settings.messageTimeWindow()),
                        new BodyTypeCheck(settings, clock),
                        new NewTransactionCheck(),
                        new RecipNonceCheck(),
                        new AuthorizationCheck(),
                        new GeneralInfoCheck(dialects)),
                handlers,
                transactions,
                unconfirmed,
                unfetched,
                requests.settings().longestWait(),
                settings,
                clock);
    }

    private static X500Name subjectOf(CmpCredential credential) {
        return X500Name.getInstance(
                credential.certificate().getSubjectX500Principal().getEncoded());
    }
}
