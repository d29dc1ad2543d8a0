package sol023.conformance.client.cmp;

import static sol023.conformance.client.cmp.CmpParser.contextTag;
import static sol023.conformance.client.cmp.CmpParser.integer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.client.pki.Certificates;

/** Reads the contents of the bodies that a CMF answers with (RFC 9810 §5.3). */
final class BodyParser {

    private BodyParser() {}

    static BodyContent parse(BodyType type, ASN1Encodable content)
            throws CmpFormatException, CertificateException, IOException {
        return switch (type) {
            case IP, CP, KUP -> certRep(ASN1Sequence.getInstance(content));
            case RP -> revRep(ASN1Sequence.getInstance(content));
            case ERROR -> error(ASN1Sequence.getInstance(content));
            case POLL_REP -> pollRep(ASN1Sequence.getInstance(content));
            case PKICONF -> {
                ASN1Null.getInstance(content);
                yield new BodyContent.PkiConf();
            }
            default -> new BodyContent.Other();
        };
    }

    private static BodyContent certRep(ASN1Sequence rep) throws CmpFormatException, CertificateException, IOException {
        List<X509Certificate> caPubs = List.of();
        int next = 0;
        if (rep.getObjectAt(0) instanceof ASN1TaggedObject tagged && tagged.hasContextTag(1)) {
            caPubs = CmpParser.certificates(ASN1Sequence.getInstance(tagged, true));
            next = 1;
        }
        List<CertResponse> responses = new ArrayList<>();
        for (ASN1Encodable response : ASN1Sequence.getInstance(rep.getObjectAt(next))) {
            responses.add(certResponse(ASN1Sequence.getInstance(response)));
        }
        return new BodyContent.CertRep(caPubs, responses);
    }

    private static CertResponse certResponse(ASN1Sequence response)
            throws CmpFormatException, CertificateException, IOException {
        Optional<X509Certificate> certificate = Optional.empty();
        boolean keyPair = false;
        List<String> unexpected = new ArrayList<>();
        for (int i = 2; i < response.size(); i++) {
            if (response.getObjectAt(i) instanceof ASN1OctetString) {
                unexpected.add("rspInfo");
                continue;
            }
            keyPair = true;
            ASN1Sequence pair = ASN1Sequence.getInstance(response.getObjectAt(i));
            ASN1TaggedObject choice = contextTag(pair.getObjectAt(0), "certOrEncCert");
            if (choice.getTagNo() == 0) {
                ASN1Sequence encoded = ASN1Sequence.getInstance(choice, true);
                certificate = Optional.of(Certificates.parse(encoded.getEncoded("DER")));
            } else {
                unexpected.add("encryptedCert");
            }
            for (int j = 1; j < pair.size(); j++) {
                int tag = contextTag(pair.getObjectAt(j), "a part of certifiedKeyPair")
                        .getTagNo();
                unexpected.add(tag == 0 ? "privateKey" : "publicationInfo");
            }
        }
        return new CertResponse(
                integer(response.getObjectAt(0)),
                status(ASN1Sequence.getInstance(response.getObjectAt(1))),
                keyPair,
                certificate,
                unexpected);
    }

    private static BodyContent revRep(ASN1Sequence rep) throws CmpFormatException, IOException {
        List<PkiStatusInfo> statuses = new ArrayList<>();
        for (ASN1Encodable status : ASN1Sequence.getInstance(rep.getObjectAt(0))) {
            statuses.add(status(ASN1Sequence.getInstance(status)));
        }
        List<BodyContent.CertId> revCerts = new ArrayList<>();
        List<X509CRL> crls = new ArrayList<>();
        for (int i = 1; i < rep.size(); i++) {
            ASN1TaggedObject part = contextTag(rep.getObjectAt(i), "a part of RevRepContent");
            for (ASN1Encodable item : ASN1Sequence.getInstance(part, true)) {
                ASN1Sequence sequence = ASN1Sequence.getInstance(item);
                if (part.getTagNo() == 0) {
                    revCerts.add(new BodyContent.CertId(
                            GeneralName.getInstance(sequence.getObjectAt(0)), integer(sequence.getObjectAt(1))));
                } else {
                    crls.add(crl(sequence.getEncoded("DER")));
                }
            }
        }
        return new BodyContent.RevRep(statuses, revCerts, crls);
    }

    private static X509CRL crl(byte[] der) throws CmpFormatException {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new CmpFormatException("a CRL in RevRepContent cannot be read: " + e.getMessage(), e);
        }
    }

    private static BodyContent error(ASN1Sequence error) throws CmpFormatException {
        Optional<BigInteger> code = Optional.empty();
        List<String> details = List.of();
        for (int i = 1; i < error.size(); i++) {
            if (error.getObjectAt(i) instanceof ASN1Integer number) {
                code = Optional.of(number.getValue());
            } else {
                details = CmpParser.texts(ASN1Sequence.getInstance(error.getObjectAt(i)));
            }
        }
        return new BodyContent.ErrorMsg(status(ASN1Sequence.getInstance(error.getObjectAt(0))), code, details);
    }

    private static BodyContent pollRep(ASN1Sequence rep) throws CmpFormatException {
        if (rep.size() != 1) {
            throw new CmpFormatException("PollRepContent has " + rep.size() + " entries");
        }
        ASN1Sequence entry = ASN1Sequence.getInstance(rep.getObjectAt(0));
        return new BodyContent.PollRep(integer(entry.getObjectAt(0)), integer(entry.getObjectAt(1)));
    }

    private static PkiStatusInfo status(ASN1Sequence info) throws CmpFormatException {
        List<String> text = List.of();
        Optional<Set<FailInfo>> failInfo = Optional.empty();
        for (int i = 1; i < info.size(); i++) {
            if (info.getObjectAt(i) instanceof ASN1BitString bits) {
                failInfo = Optional.of(FailInfo.of(bits));
            } else {
                text = CmpParser.texts(ASN1Sequence.getInstance(info.getObjectAt(i)));
            }
        }
        return new PkiStatusInfo(PkiStatus.of(integer(info.getObjectAt(0))), text, failInfo);
    }
}
