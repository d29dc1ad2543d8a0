package sol023.conformance.client.cmp;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;

/** A PKIHeader as received (RFC 9810 §5.1.1). */
public record PkiHeader(
        BigInteger pvno,
        GeneralName sender,
        GeneralName recipient,
        Optional<Instant> messageTime,
        Optional<AlgorithmIdentifier> protectionAlg,
        Optional<ASN1OctetString> senderKid,
        Optional<ASN1OctetString> recipKid,
        Optional<ASN1OctetString> transactionId,
        Optional<ASN1OctetString> senderNonce,
        Optional<ASN1OctetString> recipNonce,
        List<String> freeText,
        List<InfoItem> generalInfo) {

    public PkiHeader {
        freeText = List.copyOf(freeText);
        generalInfo = List.copyOf(generalInfo);
    }

    /** The first item of that type. */
    public Optional<InfoItem> info(ASN1ObjectIdentifier type) {
        return generalInfo.stream().filter(item -> item.type().equals(type)).findFirst();
    }
}
