package sol023.cmf.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.RevRepContent;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import sol023.cmf.process.CertificateRequest;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Lab;
import sol023.cmf.process.Names;
import sol023.cmf.process.Protection;

/** The requests of a lab's VNFM in the numbers that a load needs, and the proof that the answers are what they should be. */
final class LabRequests {

    static final String CMP = "application/pkixcmp";
    static final String JSON = "application/json";
    static final String SUBJECTS = "/nfv-cert/v1/subjects";

    private static final String VNFC = "/.well-known/cmp/p/vnfc-certificates/";
    private static final int MAC_ITERATIONS = 500;

    private final AtomicInteger names = new AtomicInteger();
    private final CmpMessages signed;
    private final CmpMessages macProtected;
    private final List<CertificateRequest> csrs = new ArrayList<>();

    LabRequests(Lab lab, Clock clock) {
        this.signed = new CmpMessages(Protection.signature(lab.vnfm()), clock);
        this.macProtected = new CmpMessages(Protection.mac(lab.vnfm(), MAC_ITERATIONS), clock);
    }

    /** Registrations of subjects that nobody has registered before. */
    List<Load.Request> registrations(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Names("bench-" + names.incrementAndGet()))
                .map(each ->
                        new Load.Request(SUBJECTS, JSON, each.registration().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Registrations of subjects for which certificates are asked from now on. */
    List<Load.Request> subjects(int count) {
        List<Load.Request> registrations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Names subject = new Names("subject-" + names.incrementAndGet());
            csrs.add(CertificateRequest.of(subject));
            registrations.add(
                    new Load.Request(SUBJECTS, JSON, subject.registration().getBytes(StandardCharsets.UTF_8)));
        }
        return registrations;
    }

    List<Load.Request> reads(List<String> ids, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Load.Request(SUBJECTS + "/" + ids.get(i % ids.size()), JSON, new byte[0]))
                .toList();
    }

    List<Load.Request> p10crSigned(int count) {
        return p10cr(signed, count);
    }

    List<Load.Request> p10crMac(int count) {
        return p10cr(macProtected, count);
    }

    private List<Load.Request> p10cr(CmpMessages messages, int count) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> new Load.Request(
                        VNFC + "pkcs10", CMP, messages.p10cr(csrs.get(i % csrs.size()), CmpMessages.newTransaction())))
                .toList();
    }

    List<Load.Request> rr(List<X509CertificateHolder> certificates) {
        return certificates.stream()
                .map(each -> new Load.Request(VNFC + "revocation", CMP, signed.rr(each)))
                .toList();
    }

    /** The certificates in these answers; one that brings none is a fault. */
    static List<X509CertificateHolder> certificates(List<byte[]> answers) throws IOException {
        List<X509CertificateHolder> certificates = new ArrayList<>();
        for (byte[] answer : answers) {
            PKIMessage message = new GeneralPKIMessage(answer).toASN1Structure();
            if (message.getBody().getType() != PKIBody.TYPE_CERT_REP) {
                throw new IOException("no cp but body " + message.getBody().getType());
            }
            var response =
                    CertRepMessage.getInstance(message.getBody().getContent()).getResponse()[0];
            if (response.getCertifiedKeyPair() == null) {
                throw new IOException("no certificate: " + response.getStatus().getStatusString());
            }
            certificates.add(new X509CertificateHolder(response.getCertifiedKeyPair()
                    .getCertOrEncCert()
                    .getCertificate()
                    .getX509v3PKCert()));
        }
        return certificates;
    }

    /** An answer to rr that does not revoke is a fault. */
    static void requireRevoked(List<byte[]> answers) throws IOException {
        for (byte[] answer : answers) {
            PKIMessage message = new GeneralPKIMessage(answer).toASN1Structure();
            if (message.getBody().getType() != PKIBody.TYPE_REVOCATION_REP
                    || RevRepContent.getInstance(message.getBody().getContent())
                                    .getStatus()[0]
                                    .getStatus()
                                    .intValue()
                            != 0) {
                throw new IOException("not revoked");
            }
        }
    }
}
