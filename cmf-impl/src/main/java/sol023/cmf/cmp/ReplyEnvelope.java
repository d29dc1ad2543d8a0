package sol023.cmf.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIHeaderBuilder;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.ProtectedPart;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/** Puts header, protection and certificates around a reply (RFC 9483 sections 3.1 to 3.3). Every answer leaves through here. */
final class ReplyEnvelope {

    private static final int RANDOM_OCTETS = 16;

    private final GeneralName ownName;
    private final SecureRandom random;
    private final Clock clock;

    /** @param ownName the subject of the protection certificate */
    ReplyEnvelope(X500Name ownName, SecureRandom random, Clock clock) {
        this.ownName = new GeneralName(ownName);
        this.random = random;
        this.clock = clock;
    }

    Octets newNonce() {
        var octets = new byte[RANDOM_OCTETS];
        random.nextBytes(octets);
        return Octets.of(octets);
    }

    /** The answer to a message of which at least the header could be read; what it lacks is left out or made. */
    byte[] seal(UnverifiedMessage request, Reply reply, ReplyProtection protection, Octets nonce) {
        var header = header(VersionCheck.nearestSupported(request.pvno()), request.sender(), reply, protection, nonce);
        header.setTransactionID(
                request.transactionId().orElseGet(this::newNonce).toArray());
        request.senderNonce().map(Octets::toArray).ifPresent(header::setRecipNonce);
        return message(header.build(), reply, protection);
    }

    /** The answer to something unreadable. */
    byte[] seal(Reply reply, ReplyProtection protection) {
        var header = header(VersionCheck.CMP_2000, PKIHeader.NULL_NAME, reply, protection, newNonce());
        header.setTransactionID(newNonce().toArray());
        return message(header.build(), reply, protection);
    }

    private PKIHeaderBuilder header(
            BigInteger pvno, GeneralName recipient, Reply reply, ReplyProtection protection, Octets nonce) {
        var header = new PKIHeaderBuilder(pvno.intValueExact(), ownName, recipient)
                .setMessageTime(new DERGeneralizedTime(Date.from(clock.instant())))
                .setProtectionAlg(protection.algorithm())
                .setSenderNonce(nonce.toArray());
        protection.senderKid().map(Octets::toArray).ifPresent(header::setSenderKID);
        if (!reply.generalInfo().isEmpty()) {
            header.setGeneralInfo(reply.generalInfo().toArray(InfoTypeAndValue[]::new));
        }
        return header;
    }

    private static byte[] message(PKIHeader header, Reply reply, ReplyProtection protection) {
        try {
            var input = new ProtectedPart(header, reply.body()).getEncoded(ASN1Encoding.DER);
            var bits = new DERBitString(protection.protect(input));
            return new PKIMessage(header, reply.body(), bits, extraCerts(reply, protection))
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("an answer that was just made can be encoded", e);
        }
    }

    /** The protection certificate first, each certificate once, and no root. */
    private static CMPCertificate[] extraCerts(Reply reply, ReplyProtection protection) {
        Set<X509Certificate> certificates = new LinkedHashSet<>(protection.certificates());
        certificates.addAll(reply.extraCerts());
        return certificates.stream().map(CmpCertificates::of).toArray(CMPCertificate[]::new);
    }
}
