package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.proxy.Octets;

/** What the suite sends in full runs and means to be right is right for code that shares nothing with the sender. */
@Tag(SelfTestOnce.TAG)
class OwnMessagesIT {

    private static final int NONCE_OCTETS = 16;

    @Test
    void every_request_that_was_granted_is_a_right_message_of_cmp() throws Exception {
        List<PKIMessage> requests = granted().toList();

        assertThat(requests).hasSizeGreaterThan(100);
        for (PKIMessage request : requests) {
            header(request.getHeader());
            signature(request);
            if (request.getBody().getType() == PKIBody.TYPE_P10_CERT_REQ) {
                possession(CertificationRequest.getInstance(request.getBody().getContent()));
            }
        }
        assertThat(requests)
                .extracting(request -> request.getBody().getType())
                .contains(PKIBody.TYPE_P10_CERT_REQ, PKIBody.TYPE_REVOCATION_REQ, PKIBody.TYPE_CERT_CONFIRM);
    }

    private static Stream<PKIMessage> granted() throws IOException {
        CleanRuns clean = SelfTestOnce.outcome().proof().clean();
        return clean.dialects()
                .flatMap(dialect -> clean.in(dialect).scenarios().stream())
                .flatMap(scenario -> scenario.exchanges().stream())
                .filter(OwnMessagesIT::isGranted)
                .map(exchange ->
                        PKIMessage.getInstance(exchange.request().body().bytes()));
    }

    private static boolean isGranted(Exchange exchange) {
        return exchange.request().url().getPath().contains("known/cmp")
                && exchange.response()
                        .flatMap(response -> message(response.body().bytes()))
                        .filter(OwnMessagesIT::grants)
                        .isPresent();
    }

    private static Optional<PKIMessage> message(byte[] octets) {
        try {
            return Optional.of(PKIMessage.getInstance(octets));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an answer that is not of CMP
        }
    }

    private static boolean grants(PKIMessage answer) {
        return switch (answer.getBody().getType()) {
            case PKIBody.TYPE_CERT_REP ->
                CertRepMessage.getInstance(answer.getBody().getContent())
                                .getResponse()[0]
                                .getStatus()
                                .getStatus()
                                .intValue()
                        < PKIStatus.REJECTION;
            case PKIBody.TYPE_CONFIRM -> true;
            case PKIBody.TYPE_REVOCATION_REP -> Statuses.revokes(parsed(answer));
            default -> false;
        };
    }

    private static Message parsed(PKIMessage answer) {
        try {
            return Message.parse(new Octets(answer.getEncoded("DER")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(PKIHeader header) {
        assertThat(header.getTransactionID().getOctets()).as("transactionID").hasSizeGreaterThanOrEqualTo(NONCE_OCTETS);
        assertThat(header.getSenderNonce().getOctets()).as("senderNonce").hasSizeGreaterThanOrEqualTo(NONCE_OCTETS);
        assertThat(header.getProtectionAlg()).as("protectionAlg").isNotNull();
    }

    private static void signature(PKIMessage request) throws Exception {
        ProtectedPKIMessage guarded = new ProtectedPKIMessage(new GeneralPKIMessage(request));
        if (guarded.hasPasswordBasedMacProtection() || guarded.getCertificates().length == 0) {
            return; // the secret is not in the run; a later message of a transaction may leave its signer out
        }
        X509CertificateHolder signer = Stream.of(guarded.getCertificates())
                .filter(certificate -> isNamed(certificate, request.getHeader()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no certificate has the senderKID of the request"));
        assertThat(guarded.verify(new JcaContentVerifierProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(signer)))
                .as("signature of a request")
                .isTrue();
    }

    private static boolean isNamed(X509CertificateHolder certificate, PKIHeader header) {
        Extension identifier = certificate.getExtension(Extension.subjectKeyIdentifier);
        return identifier == null
                || ASN1OctetString.getInstance(identifier.getParsedValue()).equals(header.getSenderKID());
    }

    private static void possession(CertificationRequest csr) throws Exception {
        PKCS10CertificationRequest request = new PKCS10CertificationRequest(csr);
        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(request.getSubjectPublicKeyInfo())))
                .as("proof of possession in a certification request")
                .isTrue();
    }
}
