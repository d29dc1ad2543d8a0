package sol023.cmf.process;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.cert.X509CertificateHolder;

/** One life of the CMF: several VNFMs work until it is killed under them; each tells what it had been answered. */
final class KillRound {

    private static final int MAC_ITERATIONS = 500;

    private final Lab lab;
    private final CmfProcess cmf;
    private final RestClient rest;
    private final CmpClient cmp;
    private final CountDownLatch toAnswer;

    private KillRound(CmfProcess cmf, int upTo) {
        this.cmf = cmf;
        this.lab = cmf.lab();
        this.rest = new RestClient(lab, lab.vnfm());
        this.cmp = new CmpClient(lab);
        this.toAnswer = new CountDownLatch(upTo);
    }

    /**
     * Lets the clients work, kills the CMF when {@code upTo} operations have been answered and {@code millis} more have
     * passed, so that all of them are in the middle of something.
     */
    static List<Answered> run(CmfProcess cmf, String name, int clients, int upTo, int millis) throws Exception {
        KillRound round = new KillRound(cmf, upTo);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<List<Answered>>> results = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                String word = name + "-" + client + "-";
                results.add(threads.submit(round.client(word, client % 2 == 0)));
            }
            if (!round.toAnswer.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the clients got no further:\n" + cmf.output());
            }
            cmf.killAfter(Duration.ofMillis(millis));
            List<Answered> answered = new ArrayList<>();
            for (Future<List<Answered>> result : results) {
                answered.addAll(result.get(1, TimeUnit.MINUTES));
            }
            return answered;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<List<Answered>> client(String word, boolean signs) {
        Protection protection = signs ? Protection.signature(lab.vnfm()) : Protection.mac(lab.vnfm(), MAC_ITERATIONS);
        CmpMessages enrolment = new CmpMessages(protection, Clock.systemUTC());
        CmpMessages revocation = new CmpMessages(Protection.signature(lab.vnfm()), Clock.systemUTC());
        return () -> {
            List<Answered> answered = new ArrayList<>();
            for (int i = 0; cmf.isAlive(); i++) {
                if (!work(new Names(word + i), enrolment, revocation, i % 3 == 0, answered)) {
                    break;
                }
            }
            return answered;
        };
    }

    /** Registers, enrols and perhaps revokes; false when the connection broke, which only the kill may do. */
    private boolean work(
            Names names, CmpMessages enrolment, CmpMessages revocation, boolean alsoRevokes, List<Answered> answered)
            throws InterruptedException {
        try {
            HttpResponse<String> registration = rest.register(names);
            require(registration.statusCode() == 201, "registration: " + registration + registration.body());
            Answered subject = Answered.registered(names, RestClient.id(registration));
            int index = answered.size();
            answered.add(subject);
            toAnswer.countDown();

            byte[] p10cr = enrolment.p10cr(CertificateRequest.of(names), transaction());
            CmpAnswer cp = cmp.enrol(p10cr);
            X509CertificateHolder certificate =
                    cp.certificate().orElseThrow(() -> new IllegalStateException("no certificate: " + cp));
            subject = subject.withCertificate(p10cr, certificate);
            answered.set(index, subject);
            toAnswer.countDown();

            if (alsoRevokes) {
                answered.set(index, subject.withRevocationAsked());
                CmpAnswer rp = cmp.revoke(revocation.rr(certificate));
                require(rp.isAccepted(), "revocation: " + rp);
                answered.set(index, subject.withRevocation());
                toAnswer.countDown();
            }
            return true;
        } catch (IOException e) {
            if (!cmf.endsWithin(Duration.ofSeconds(10))) {
                throw new IllegalStateException("a connection broke although the CMF lives", e);
            }
            return false;
        }
    }

    private static ASN1OctetString transaction() {
        return CmpMessages.newTransaction();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
