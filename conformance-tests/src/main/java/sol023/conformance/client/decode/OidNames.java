package sol023.conformance.client.decode;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Names of the object identifiers that occur in enrolment. */
final class OidNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1.3.6.1.5.5.7.4.13", "implicitConfirm"),
            Map.entry("1.3.6.1.5.5.7.4.14", "confirmWaitTime"),
            Map.entry("1.3.6.1.5.5.7.4.15", "origPKIMessage"),
            Map.entry("1.3.6.1.5.5.7.4.21", "certProfile"),
            Map.entry("2.25.208896543332777917914555828409390080422", "urn:etsi:nfv:cert-type"),
            Map.entry("2.25.169123436002420989929136188873172933503", "urn:etsi:nfv:cert-type:handling"),
            Map.entry("1.2.840.113533.7.66.13", "PasswordBasedMac"),
            Map.entry("1.2.840.113549.1.5.14", "PBMAC1"),
            Map.entry("1.2.840.113549.1.5.12", "PBKDF2"),
            Map.entry("1.2.840.113549.2.9", "hmacWithSHA256"),
            Map.entry("2.16.840.1.101.3.4.2.1", "SHA-256"),
            Map.entry("1.2.840.113549.1.1.1", "rsaEncryption"),
            Map.entry("1.2.840.113549.1.1.5", "sha1WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.10", "RSASSA-PSS"),
            Map.entry("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
            Map.entry("1.2.840.10045.2.1", "ecPublicKey"),
            Map.entry("1.2.840.10045.3.1.7", "prime256v1"),
            Map.entry("1.2.840.10045.4.1", "ecdsa-with-SHA1"),
            Map.entry("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
            Map.entry("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
            Map.entry("1.2.840.10045.4.3.4", "ecdsa-with-SHA512"),
            Map.entry("1.3.101.112", "Ed25519"),
            Map.entry("1.2.840.113549.1.9.14", "extensionRequest"),
            Map.entry("2.5.29.14", "subjectKeyIdentifier"),
            Map.entry("2.5.29.15", "keyUsage"),
            Map.entry("2.5.29.17", "subjectAltName"),
            Map.entry("2.5.29.19", "basicConstraints"),
            Map.entry("2.5.29.20", "cRLNumber"),
            Map.entry("2.5.29.21", "reasonCode"),
            Map.entry("2.5.29.31", "cRLDistributionPoints"),
            Map.entry("2.5.29.35", "authorityKeyIdentifier"),
            Map.entry("2.5.29.37", "extKeyUsage"),
            Map.entry("1.3.6.1.5.5.7.3.1", "serverAuth"),
            Map.entry("1.3.6.1.5.5.7.3.2", "clientAuth"),
            Map.entry("1.3.6.1.5.5.7.3.28", "cmcRA"));

    private OidNames() {}

    static String of(ASN1ObjectIdentifier oid) {
        String name = NAMES.get(oid.getId());
        return name == null ? oid.getId() : name + " (" + oid.getId() + ")";
    }
}
