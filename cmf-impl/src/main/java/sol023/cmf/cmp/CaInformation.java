package sol023.cmf.cmp;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CRLSource;
import org.bouncycastle.asn1.cmp.CRLStatus;
import org.bouncycastle.asn1.cmp.CertReqTemplateContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.crmf.AttributeTypeAndValue;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.Time;
import sol023.cmf.ca.CertificateAuthority;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateProfile.KeyKind;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.Certificates;

/** What the CMF tells about its CA (RFC 9483 sections 4.3.1 to 4.3.4). An answer without a value says that there is nothing. */
final class CaInformation {

    private static final ASN1ObjectIdentifier ALGORITHM = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.5.1.11");
    private static final ASN1ObjectIdentifier RSA_BITS = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.5.1.12");

    private final CertificateAuthority authority;
    private final Supplier<byte[]> crl;
    private final Certificates certificates;

    CaInformation(CertificateAuthority authority, Supplier<byte[]> crl, Certificates certificates) {
        this.authority = authority;
        this.crl = crl;
        this.certificates = certificates;
    }

    /** The issuing CA and what is above it. The root is not told: nobody should trust it for that (RFC 9483 section 3.3). */
    InfoTypeAndValue caCerts() {
        var chain = authority.chain().stream().map(CmpCertificates::of).toArray(CMPCertificate[]::new);
        return new InfoTypeAndValue(CMPObjectIdentifiers.id_it_caCerts, new DERSequence(chain));
    }

    /** There is one root and never was another, so whatever root the requester has there is no newer one. */
    static InfoTypeAndValue rootCaKeyUpdate() {
        return new InfoTypeAndValue(CMPObjectIdentifiers.id_it_rootCaKeyUpdate);
    }

    /** The issuer, and the kinds of key that the profile certifies; the names are those that are registered. */
    InfoTypeAndValue certReqTemplate(CertificateType type) {
        var template = new CertTemplateBuilder().setIssuer(issuer()).build();
        var keys = keys(certificates.profile(type)).toArray(AttributeTypeAndValue[]::new);
        return new InfoTypeAndValue(
                CMPObjectIdentifiers.id_it_certReqTemplate,
                new CertReqTemplateContent(template, new DERSequence(keys)));
    }

    private static List<AttributeTypeAndValue> keys(CertificateProfile profile) {
        return Stream.of(KeyKind.values())
                .filter(profile.keys()::contains)
                .map(kind -> kind == KeyKind.RSA
                        ? new AttributeTypeAndValue(RSA_BITS, new ASN1Integer(profile.minimumRsaBits()))
                        : new AttributeTypeAndValue(ALGORITHM, kind.algorithm()))
                .toList();
    }

    /** The newest CRL, whatever the requester has (RFC 9810 section 5.3.19.6). */
    InfoTypeAndValue currentCrl() {
        return new InfoTypeAndValue(CMPObjectIdentifiers.it_currentCRL, newestCrl());
    }

    /** The CRL that the question names, unless the requester has it already. */
    InfoTypeAndValue crls(InfoTypeAndValue question) {
        var status = status(question);
        if (!isOurs(status.getSource())) {
            return new InfoTypeAndValue(CMPObjectIdentifiers.id_it_crls);
        }
        var newest = newestCrl();
        var isKnown = status.getThisUpdate() != null
                && !instant(newest.getThisUpdate()).isAfter(instant(status.getThisUpdate()));
        return isKnown
                ? new InfoTypeAndValue(CMPObjectIdentifiers.id_it_crls)
                : new InfoTypeAndValue(CMPObjectIdentifiers.id_it_crls, new DERSequence(newest));
    }

    private static Instant instant(Time time) {
        return time.getDate().toInstant();
    }

    private static CRLStatus status(InfoTypeAndValue question) {
        try {
            var entries = ASN1Sequence.getInstance(question.getInfoValue());
            if (entries != null && entries.size() == 1) {
                var status = CRLStatus.getInstance(entries.getObjectAt(0));
                if (status.getThisUpdate() != null) {
                    instant(status.getThisUpdate());
                }
                return status;
            }
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw badStatusList();
        }
        throw badStatusList();
    }

    private static CmpProblemException badStatusList() {
        return new CmpProblemException(
                FailInfo.BAD_DATA_FORMAT, "The question for a CRL has a list of exactly one CRLStatus.");
    }

    /** By the issuer's name or by the URL that stands in certificates; its host may differ from node to node. */
    private boolean isOurs(CRLSource source) {
        if (source.getIssuer() != null) {
            return Stream.of(source.getIssuer().getNames()).anyMatch(name -> name.equals(new GeneralName(issuer())));
        }
        var point = source.getDpn();
        return point != null
                && point.getType() == DistributionPointName.FULL_NAME
                && Stream.of(GeneralNames.getInstance(point.getName()).getNames())
                        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                        .anyMatch(name -> name.getName()
                                .toString()
                                .endsWith("/" + authority.keyIdentifier().hex() + ".crl"));
    }

    private CertificateList newestCrl() {
        return CertificateList.getInstance(crl.get());
    }

    private X500Name issuer() {
        return X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
    }
}
