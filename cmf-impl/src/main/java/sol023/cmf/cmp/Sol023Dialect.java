package sol023.cmf.cmp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sol023.cmf.certificate.IssuedCertificate;

/** As SOL023 is written: clauses 5.3.3, 5.5.2.3 and 5.5.3.2. */
record Sol023Dialect(BigInteger certReqId) implements Dialect {

    static final String NAME = "sol023";
    static final BigInteger USUAL_CERT_REQ_ID = BigInteger.ZERO;

    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requireVersion(BigInteger pvno) {
        if (!pvno.equals(VersionCheck.CMP_2000)) {
            throw new CmpProblemException(
                    FailInfo.UNSUPPORTED_VERSION, "A message with the certificate type of SOL023 has pvno 2.");
        }
    }

    @Override
    public void requireComplete(NfvInfo info) {
        info.requireComplete();
    }

    @Override
    public int statusWhenIssued() {
        return CREATED;
    }

    @Override
    public int statusWhenWaiting() {
        return ACCEPTED;
    }

    @Override
    public List<X509Certificate> caPubs(IssuedCertificate issued) {
        return List.of(issued.root());
    }

    @Override
    public Optional<Duration> confirmWaitTime() {
        return Optional.empty();
    }
}
