package sol023.conformance.client.pki;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;

/** Names of a certificate as CertSubjectData (SOL023 table 5.6.4.3.2-1) and subjectAlternateName give them. */
public final class Names {

    private static final Map<String, ASN1ObjectIdentifier> ATTRIBUTES = attributes();

    private Names() {}

    /** The distinguished name with these attributes of CertSubjectData; an empty map gives the empty name. */
    public static X500Name subject(Map<String, String> certSubjectData) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        ATTRIBUTES.forEach((attribute, oid) -> {
            String value = certSubjectData.get(attribute);
            if (value != null) {
                name.addRDN(oid, value);
            }
        });
        return name.build();
    }

    /** A subjectAlternateName string as a GeneralName, sorted into its kind as interpretation I-24 says. */
    public static GeneralName alternative(String name) {
        if (name.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            String[] parts = name.split("\\.", -1);
            byte[] octets = new byte[4];
            for (int i = 0; i < 4; i++) {
                octets[i] = (byte) Integer.parseInt(parts[i]);
            }
            return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
        }
        if (name.contains("://") || name.startsWith("urn:")) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(name));
        }
        int kind = name.contains("@") ? GeneralName.rfc822Name : GeneralName.dNSName;
        return new GeneralName(kind, new DERIA5String(name));
    }

    private static Map<String, ASN1ObjectIdentifier> attributes() {
        Map<String, ASN1ObjectIdentifier> attributes = new LinkedHashMap<>();
        attributes.put("country", BCStyle.C);
        attributes.put("state", BCStyle.ST);
        attributes.put("locality", BCStyle.L);
        attributes.put("organization", BCStyle.O);
        attributes.put("commonName", BCStyle.CN);
        attributes.put("emailAddress", BCStyle.EmailAddress);
        return attributes;
    }
}
