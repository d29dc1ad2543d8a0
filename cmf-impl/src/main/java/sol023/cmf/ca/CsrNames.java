package sol023.cmf.ca;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import sol023.cmf.ca.AlternativeName.Kind;
import sol023.cmf.ca.CsrException.Problem;

/** Reads the names of a signing request into their canonical form. */
final class CsrNames {

    private static final String ALTERNATIVE_NAME = "/subjectAlternateName";

    private CsrNames() {}

    static CertificateNames read(X500Name subject, Optional<GeneralNames> alternativeNames) {
        try {
            var attributes = attributes(subject);
            SubjectAttributeCheck.check(attributes);
            var names = new TreeSet<AlternativeName>();
            for (var name : alternativeNames.map(GeneralNames::getNames).orElseGet(() -> new GeneralName[0])) {
                names.add(alternativeName(name));
            }
            return new CertificateNames(attributes, names);
        } catch (InvalidNameException invalid) {
            var place = invalid.pointer().startsWith(ALTERNATIVE_NAME) ? "subject alternative name" : "subject";
            throw unusable("A " + place + " cannot be used. " + invalid.detail());
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw new CsrException(Problem.MALFORMED, "A name in the certification request is malformed.");
        }
    }

    private static SubjectAttributes attributes(X500Name subject) {
        var values = new HashMap<ASN1ObjectIdentifier, String>();
        for (RDN rdn : subject.getRDNs()) {
            if (rdn.isMultiValued()) {
                throw unusable("A relative distinguished name of the subject has one attribute only.");
            }
            var attribute = rdn.getFirst();
            if (!(attribute.getValue() instanceof ASN1String text)) {
                throw unusable("An attribute of the subject is not a character string.");
            }
            if (values.put(attribute.getType(), text.getString()) != null) {
                throw unusable("An attribute stands twice in the subject.");
            }
        }
        var result = new SubjectAttributes(
                take(values, BCStyle.CN),
                take(values, BCStyle.O),
                take(values, BCStyle.C),
                take(values, BCStyle.ST),
                take(values, BCStyle.L),
                take(values, BCStyle.EmailAddress));
        if (!values.isEmpty()) {
            throw unusable(
                    "The subject has an attribute that cannot be registered; usable are CN, O, C, ST, L and emailAddress.");
        }
        return result;
    }

    private static Optional<String> take(Map<ASN1ObjectIdentifier, String> values, ASN1ObjectIdentifier type) {
        return Optional.ofNullable(values.remove(type));
    }

    private static AlternativeName alternativeName(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> AlternativeNameParser.dns(ia5(name), ALTERNATIVE_NAME);
            case GeneralName.rfc822Name -> mail(ia5(name));
            case GeneralName.uniformResourceIdentifier ->
                AlternativeNameParser.uri(ia5(name), ALTERNATIVE_NAME)
                        .orElseThrow(() -> unusable("A URI among the subject alternative names has no scheme."));
            case GeneralName.iPAddress ->
                address(ASN1OctetString.getInstance(name.getName()).getOctets());
            default ->
                throw unusable("Subject alternative names are DNS names, addresses, URIs and mail addresses only.");
        };
    }

    private static String ia5(GeneralName name) {
        var text = ASN1IA5String.getInstance(name.getName()).getString();
        if (!AlternativeNameParser.isVisible(text)) {
            throw unusable("A subject alternative name is empty or has other than visible ASCII characters.");
        }
        return text;
    }

    private static AlternativeName mail(String text) {
        if (text.indexOf('@') < 0) {
            throw unusable("A mail address among the subject alternative names has no at sign.");
        }
        return AlternativeNameParser.mail(text, ALTERNATIVE_NAME);
    }

    private static AlternativeName address(byte[] octets) {
        if (octets.length != 4 && octets.length != 16) {
            throw unusable("An address among the subject alternative names has neither 4 nor 16 octets.");
        }
        return new AlternativeName(Kind.IP, IpAddress.canonical(octets));
    }

    private static CsrException unusable(String detail) {
        return new CsrException(Problem.NAMES_NOT_USABLE, detail);
    }
}
