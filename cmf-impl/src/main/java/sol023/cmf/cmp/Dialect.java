package sol023.cmf.cmp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sol023.cmf.certificate.IssuedCertificate;

/** Where SOL023 and the RFCs want different things of the same message (interpretations I-02, I-04, I-06, I-07, I-22). */
sealed interface Dialect permits Sol023Dialect, Rfc9483Dialect {

    /** As it is stored and configured. */
    String name();

    /** Refuses a pvno that this dialect does not know (I-06). */
    void requireVersion(BigInteger pvno);

    /** Refuses a first message whose generalInfo says too little. */
    void requireComplete(NfvInfo info);

    /** The certReqId of the answer to a p10cr (I-04). */
    BigInteger certReqId();

    /** The HTTP status of an answer that carries the certificate at once (I-02). */
    int statusWhenIssued();

    /** The HTTP status of an answer that says that the request waits (I-02). */
    int statusWhenWaiting();

    /** The trust anchor to send along with a certificate, or nothing (I-22). */
    List<X509Certificate> caPubs(IssuedCertificate issued);

    /** How long a confirmation is waited for; empty if the certificate counts as confirmed when issued (I-07). */
    Optional<Duration> confirmWaitTime();
}
