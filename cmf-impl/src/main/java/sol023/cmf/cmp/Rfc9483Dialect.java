package sol023.cmf.cmp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sol023.cmf.certificate.IssuedCertificate;

/** As ordinary CMP clients expect it: RFC 9483 sections 4.1.1 and 4.1.4, RFC 9811 section 3.1. */
record Rfc9483Dialect(BigInteger certReqId, boolean alwaysCaPubs, Duration waitTime) implements Dialect {

    static final String NAME = "rfc9483";
    static final BigInteger USUAL_CERT_REQ_ID = BigInteger.ONE.negate();

    private static final int OK = 200;

    @Override
    public String name() {
        return NAME;
    }

    /** 2 and 3 are both known. */
    @Override
    public void requireVersion(BigInteger pvno) {}

    /** generalInfo is free. */
    @Override
    public void requireComplete(NfvInfo info) {}

    @Override
    public int statusWhenIssued() {
        return OK;
    }

    @Override
    public int statusWhenWaiting() {
        return OK;
    }

    @Override
    public List<X509Certificate> caPubs(IssuedCertificate issued) {
        return alwaysCaPubs ? List.of(issued.root()) : List.of();
    }

    @Override
    public Optional<Duration> confirmWaitTime() {
        return Optional.of(waitTime);
    }
}
