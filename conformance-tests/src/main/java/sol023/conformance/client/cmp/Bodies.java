package sol023.conformance.client.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** The contents of the bodies that the suite sends (RFC 9810 §5.3). */
public final class Bodies {

    private Bodies() {}

    /** One RevDetails (RFC 9810 §5.3.9) in the making. */
    public static final class RevDetails {
        private final List<ASN1Encodable> template = new ArrayList<>();
        private final List<ASN1Encodable> entryDetails = new ArrayList<>();

        public RevDetails serialNumber(BigInteger serialNumber) {
            template.add(new DERTaggedObject(false, 1, new ASN1Integer(serialNumber)));
            return this;
        }

        public RevDetails issuer(X500Name issuer) {
            template.add(new DERTaggedObject(true, 3, issuer));
            return this;
        }

        public RevDetails subject(X500Name subject) {
            template.add(new DERTaggedObject(true, 5, subject));
            return this;
        }

        public RevDetails publicKey(byte[] subjectPublicKeyInfo) {
            template.add(new DERTaggedObject(false, 6, ASN1Sequence.getInstance(subjectPublicKeyInfo)));
            return this;
        }

        /** Adds a reasonCode extension (RFC 5280 §5.3.1). */
        public RevDetails reason(int code) {
            byte[] value = encoded(new ASN1Enumerated(code));
            entryDetails.add(new Extension(Extension.reasonCode, false, new DEROctetString(value)));
            return this;
        }

        ASN1Sequence build() {
            ASN1EncodableVector details = new ASN1EncodableVector();
            details.add(new DERSequence(template.toArray(new ASN1Encodable[0])));
            if (!entryDetails.isEmpty()) {
                details.add(new DERSequence(entryDetails.toArray(new ASN1Encodable[0])));
            }
            return new DERSequence(details);
        }

        private static byte[] encoded(ASN1Enumerated value) {
            try {
                return value.getEncoded("DER");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static ASN1Sequence revReq(List<RevDetails> details) {
        return new DERSequence(details.stream().map(RevDetails::build).toArray(ASN1Encodable[]::new));
    }

    /** One CertStatus (RFC 9810 §5.3.18). */
    public record CertStatus(
            ASN1OctetString certHash,
            BigInteger certReqId,
            Optional<ASN1Sequence> statusInfo,
            Optional<AlgorithmIdentifier> hashAlg) {

        ASN1Sequence build() {
            ASN1EncodableVector status = new ASN1EncodableVector();
            status.add(certHash);
            status.add(new ASN1Integer(certReqId));
            statusInfo.ifPresent(status::add);
            hashAlg.ifPresent(algorithm -> status.add(new DERTaggedObject(true, 0, algorithm)));
            return new DERSequence(status);
        }
    }

    public static ASN1Sequence certConf(List<CertStatus> statuses) {
        return new DERSequence(statuses.stream().map(CertStatus::build).toArray(ASN1Encodable[]::new));
    }

    public static ASN1Sequence statusInfo(PkiStatus status, String text, Optional<FailInfo> failInfo) {
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new ASN1Integer(status.number()));
        info.add(new DERSequence(new DERUTF8String(text)));
        failInfo.ifPresent(bit -> info.add(bits(bit)));
        return new DERSequence(info);
    }

    public static ASN1Sequence pollReq(List<BigInteger> certReqIds) {
        return new DERSequence(certReqIds.stream()
                .map(id -> new DERSequence(new ASN1Integer(id)))
                .toArray(ASN1Encodable[]::new));
    }

    /** A general message with these items, or none. */
    public static ASN1Sequence genm(List<InfoItem> items) {
        return new DERSequence(items.stream().map(InfoItem::encode).toArray(ASN1Encodable[]::new));
    }

    public static ASN1Sequence error(PkiStatus status, String text) {
        return new DERSequence(statusInfo(status, text, Optional.empty()));
    }

    public static ASN1Encodable pkiconf() {
        return DERNull.INSTANCE;
    }

    /** The bit string with just this bit, trailing zero bits dropped as DER wants. */
    static DERBitString bits(FailInfo bit) {
        byte[] octets = new byte[bit.bit() / 8 + 1];
        octets[octets.length - 1] = (byte) (0x80 >> (bit.bit() % 8));
        return new DERBitString(octets, 7 - bit.bit() % 8);
    }
}
