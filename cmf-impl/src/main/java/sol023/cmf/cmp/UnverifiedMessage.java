package sol023.cmf.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.ProtectedPart;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;

/**
 * A PKIMessage as it came from the network, completely decoded and not yet believed: nobody knows who sent it. Only the checks up to the
 * verification of the protection take it.
 *
 * @param type the alternative of the body
 * @param protectedPart the DER of header and body, the input of MAC or signature (RFC 9810 section 5.1.3)
 * @param extraCerts the X.509 certificates among extraCerts, in their order
 */
record UnverifiedMessage(
        BigInteger pvno,
        GeneralName sender,
        Optional<Instant> messageTime,
        Optional<AlgorithmIdentifier> protectionAlg,
        Optional<Octets> senderKid,
        Optional<Octets> transactionId,
        Optional<Octets> senderNonce,
        Optional<Octets> recipNonce,
        List<InfoTypeAndValue> generalInfo,
        MessageType type,
        RequestBody body,
        Octets protectedPart,
        Optional<Octets> protection,
        List<Certificate> extraCerts) {

    UnverifiedMessage {
        generalInfo = List.copyOf(generalInfo);
        extraCerts = List.copyOf(extraCerts);
    }

    /** Decodes one DER PKIMessage; anything else is refused with badDataFormat. */
    static UnverifiedMessage parse(byte[] octets) {
        DerShape.check(octets);
        try {
            return decode(octets);
        } catch (CmpProblemException alreadySaid) {
            throw alreadySaid;
        } catch (IOException | RuntimeException | ParseException notSuchAMessage) {
            throw new CmpProblemException(
                    FailInfo.BAD_DATA_FORMAT, "The content is not a DER-encoded PKIMessage.", notSuchAMessage);
        } catch (StackOverflowError nested) {
            throw new CmpProblemException(
                    FailInfo.BAD_DATA_FORMAT, "The content is nested too deeply for a PKIMessage.", nested);
        }
    }

    private static UnverifiedMessage decode(byte[] octets) throws IOException, ParseException {
        var message = PKIMessage.getInstance(octets);
        if (!Arrays.equals(message.getEncoded(ASN1Encoding.DER), octets)) {
            throw new CmpProblemException(
                    FailInfo.BAD_DATA_FORMAT, "The PKIMessage is not encoded in DER, or has parts no PKIMessage has.");
        }
        var header = message.getHeader();
        if (header.getFreeText() != null) {
            header.getFreeText().getStringAtUTF8(0);
        }
        header.getRecipient().toASN1Primitive();
        var type = MessageType.of(message.getBody().getType());
        return new UnverifiedMessage(
                header.getPvno().getValue(),
                header.getSender(),
                time(header.getMessageTime()),
                Optional.ofNullable(header.getProtectionAlg()),
                octets(header.getSenderKID()),
                octets(header.getTransactionID()),
                octets(header.getSenderNonce()),
                octets(header.getRecipNonce()),
                generalInfo(header),
                type,
                UnverifiedBody.parse(type, message.getBody().getContent()),
                Octets.of(new ProtectedPart(header, message.getBody()).getEncoded(ASN1Encoding.DER)),
                Optional.ofNullable(message.getProtection()).map(bits -> Octets.of(bits.getOctets())),
                certificates(message.getExtraCerts()));
    }

    private static Optional<Instant> time(@Nullable ASN1GeneralizedTime time) throws ParseException {
        return time == null ? Optional.empty() : Optional.of(time.getDate().toInstant());
    }

    private static Optional<Octets> octets(@Nullable ASN1OctetString string) {
        return Optional.ofNullable(string).map(ASN1OctetString::getOctets).map(Octets::of);
    }

    private static List<InfoTypeAndValue> generalInfo(PKIHeader header) {
        var entries = header.getGeneralInfo();
        return entries == null ? List.of() : List.of(entries);
    }

    private static List<Certificate> certificates(CMPCertificate @Nullable [] extraCerts) {
        List<Certificate> certificates = new ArrayList<>();
        if (extraCerts != null) {
            for (var each : extraCerts) {
                if (each.isX509v3PKCert()) {
                    certificates.add(each.getX509v3PKCert());
                }
            }
        }
        return certificates;
    }
}
