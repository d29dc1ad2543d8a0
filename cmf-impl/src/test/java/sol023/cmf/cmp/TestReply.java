package sol023.cmf.cmp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.cmp.RevRepContent;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorProviderBuilder;

/** An answer of the CMF, read with the library alone. */
record TestReply(int httpStatus, PKIMessage message) {

    static TestReply of(CmpAnswer answer) {
        return new TestReply(answer.status(), PKIMessage.getInstance(answer.content()));
    }

    PKIHeader header() {
        return message.getHeader();
    }

    MessageType type() {
        return MessageType.of(message.getBody().getType());
    }

    /** The status of whatever body this is. */
    PKIStatusInfo status() {
        var content = message.getBody().getContent();
        return switch (type()) {
            case CP, IP, KUP -> response().getStatus();
            case RP -> RevRepContent.getInstance(content).getStatus()[0];
            case ERROR -> ErrorMsgContent.getInstance(content).getPKIStatusInfo();
            default -> throw new AssertionError(type() + " has no status");
        };
    }

    CertResponse response() {
        return CertRepMessage.getInstance(message.getBody().getContent()).getResponse()[0];
    }

    /** Of a cp or a pollRep. */
    int certReqId() {
        return type() == MessageType.POLL_REP
                ? pollRep().getCertReqId(0).intValueExact()
                : response().getCertReqId().intValueExact();
    }

    /** In seconds. */
    int checkAfter() {
        return pollRep().getCheckAfter(0).intValueExact();
    }

    private PollRepContent pollRep() {
        return PollRepContent.getInstance(message.getBody().getContent());
    }

    CMPCertificate[] caPubs() {
        return CertRepMessage.getInstance(message.getBody().getContent()).getCaPubs();
    }

    /** For example {@code cp rejection badPOP}, {@code cp accepted} or {@code pkiconf}. */
    String summary() {
        if (EnumSet.of(MessageType.PKICONF, MessageType.GENP, MessageType.POLL_REP)
                .contains(type())) {
            return type().standardName();
        }
        var status = status();
        var name = List.of("accepted", "grantedWithMods", "rejection", "waiting")
                .get(status.getStatus().intValue());
        return type().standardName() + " " + name
                + failInfo().map(bits -> " " + bits).orElse("");
    }

    private Optional<String> failInfo() {
        return Optional.ofNullable(status().getFailInfo()).map(bits -> Arrays.stream(FailInfo.values())
                .filter(each ->
                        (new PKIFailureInfo(bits).intValue() & each.toAsn1().intValue()) != 0)
                .map(FailInfo::standardName)
                .findFirst()
                .orElse("?"));
    }

    String statusString() {
        var text = status().getStatusString();
        return text == null ? "" : text.getStringAtUTF8(0).getString();
    }

    X509Certificate certificate() {
        return decode(response().getCertifiedKeyPair().getCertOrEncCert().getCertificate());
    }

    List<X509Certificate> extraCerts() {
        var certificates = message.getExtraCerts();
        return certificates == null
                ? List.of()
                : Arrays.stream(certificates).map(TestReply::decode).toList();
    }

    List<ASN1ObjectIdentifier> infoTypes() {
        var entries = header().getGeneralInfo();
        return entries == null
                ? List.of()
                : Arrays.stream(entries).map(InfoTypeAndValue::getInfoType).toList();
    }

    boolean isSignedBy(X509Certificate certificate) {
        try {
            return wrapped()
                    .verify(new JcaContentVerifierProviderBuilder()
                            .setProvider(TestCrypto.PROVIDER)
                            .build(certificate));
        } catch (CMPException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    boolean hasMacOf(String secret) {
        try {
            var message = wrapped();
            return message.hasPasswordBasedMacProtection()
                    ? message.verify(
                            new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(TestCrypto.PROVIDER)),
                            secret.toCharArray())
                    : message.verify(
                            new JcePBMac1CalculatorProviderBuilder()
                                    .setProvider(TestCrypto.PROVIDER)
                                    .build(),
                            secret.toCharArray());
        } catch (CMPException e) {
            throw new AssertionError(e);
        }
    }

    private ProtectedPKIMessage wrapped() {
        return new ProtectedPKIMessage(new GeneralPKIMessage(message));
    }

    private static X509Certificate decode(CMPCertificate certificate) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
