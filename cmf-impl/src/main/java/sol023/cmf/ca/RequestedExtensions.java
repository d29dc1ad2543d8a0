package sol023.cmf.ca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import sol023.cmf.ca.CertificateProfile.KeyKind;
import sol023.cmf.ca.CsrException.Problem;

/**
 * What becomes of the extensions in a signing request: rights that only a CA may have are refused, what the profile gives is taken over, anything else is left
 * out and listed as a modification.
 */
record RequestedExtensions(KeyUsage keyUsage, ExtendedKeyUsage extendedKeyUsage, List<String> modifications) {

    private static final int CA_USAGE = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    private static final List<KeyPurposeId> GIVEN_PURPOSES =
            List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
    private static final Set<ASN1ObjectIdentifier> FORBIDDEN_PURPOSES = Set.of(
            KeyPurposeId.anyExtendedKeyUsage.toOID(),
            KeyPurposeId.id_kp_OCSPSigning.toOID(),
            KeyPurposeId.id_kp_timeStamping.toOID(),
            KeyPurposeId.id_kp_codeSigning.toOID(),
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.27"), // cmcCA
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.28"), // cmcRA
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.32")); // cmKGA
    private static final Set<ASN1ObjectIdentifier> KNOWN = Set.of(
            Extension.subjectAlternativeName,
            Extension.basicConstraints,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.subjectKeyIdentifier);

    static RequestedExtensions check(CertificateSigningRequest request, KeyKind kind) {
        var modifications = new ArrayList<>(request.modifications());
        try {
            checkBasicConstraints(request);
            checkUnknown(request, modifications);
            checkKeyIdentifier(request, modifications);
            return new RequestedExtensions(
                    keyUsage(request, kind, modifications),
                    purposes(request, modifications),
                    List.copyOf(modifications));
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw new CsrException(Problem.MALFORMED, "An extension in the certification request is malformed.");
        }
    }

    private static Optional<Extension> find(CertificateSigningRequest request, ASN1ObjectIdentifier id) {
        return request.extensions().map(all -> all.getExtension(id));
    }

    private static void checkBasicConstraints(CertificateSigningRequest request) {
        var asksForCa = find(request, Extension.basicConstraints)
                .map(extension ->
                        BasicConstraints.getInstance(extension.getParsedValue()).isCA())
                .orElse(false);
        if (asksForCa) {
            throw notAllowed("The certification request asks for a CA certificate.");
        }
    }

    private static void checkUnknown(CertificateSigningRequest request, List<String> modifications) {
        request.extensions().ifPresent(all -> {
            for (var id : all.getExtensionOIDs()) {
                if (KNOWN.contains(id)) {
                    continue;
                }
                if (all.getExtension(id).isCritical()) {
                    throw notAllowed("The critical extension " + id + " is not granted.");
                }
                modifications.add("The extension " + id + " is not granted.");
            }
        });
    }

    private static void checkKeyIdentifier(CertificateSigningRequest request, List<String> modifications) {
        find(request, Extension.subjectKeyIdentifier).ifPresent(extension -> {
            var asked = ASN1OctetString.getInstance(extension.getParsedValue()).getOctets();
            if (!Arrays.equals(asked, Digests.keyIdentifier(request.publicKey()).octets())) {
                modifications.add("The subject key identifier is chosen by the CA.");
            }
        });
    }

    private static KeyUsage keyUsage(CertificateSigningRequest request, KeyKind kind, List<String> modifications) {
        var extension = find(request, Extension.keyUsage);
        if (extension.isEmpty()) {
            return new KeyUsage(usual(kind));
        }
        var asked = bits(KeyUsage.getInstance(extension.get().getParsedValue()));
        if ((asked & CA_USAGE) != 0) {
            throw notAllowed("The key usages keyCertSign and cRLSign are for CAs only.");
        }
        var granted = asked & possible(kind);
        if (granted != asked) {
            modifications.add("A key usage is not granted for this kind of key.");
        }
        return new KeyUsage(granted == 0 ? usual(kind) : granted);
    }

    private static int bits(KeyUsage usage) {
        var octets = usage.getBytes();
        var low = octets.length > 0 ? octets[0] & 0xff : 0;
        return octets.length > 1 ? low | (octets[1] & 0xff) << 8 : low;
    }

    /** RFC 5480 §3, RFC 8410 §5, RFC 3279 §2.3.1, as far as TLS and message signatures need them. */
    private static int possible(KeyKind kind) {
        return switch (kind) {
            case P256, P384, P521 -> KeyUsage.digitalSignature | KeyUsage.keyAgreement;
            case RSA -> KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
            case ED25519, ED448, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> KeyUsage.digitalSignature;
        };
    }

    private static int usual(KeyKind kind) {
        return kind == KeyKind.RSA ? possible(kind) : KeyUsage.digitalSignature;
    }

    private static ExtendedKeyUsage purposes(CertificateSigningRequest request, List<String> modifications) {
        var extension = find(request, Extension.extendedKeyUsage);
        if (extension.isEmpty()) {
            return usage(GIVEN_PURPOSES);
        }
        var asked =
                ExtendedKeyUsage.getInstance(extension.get().getParsedValue()).getUsages();
        if (Stream.of(asked).anyMatch(purpose -> FORBIDDEN_PURPOSES.contains(purpose.toOID()))) {
            throw notAllowed("An extended key usage in the certification request is not for the subjects of this CMF.");
        }
        var granted = GIVEN_PURPOSES.stream().filter(List.of(asked)::contains).toList();
        if (granted.size() < asked.length) {
            modifications.add("Only the extended key usages serverAuth and clientAuth are granted.");
        }
        return usage(granted.isEmpty() ? GIVEN_PURPOSES : granted);
    }

    private static ExtendedKeyUsage usage(List<KeyPurposeId> purposes) {
        return new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
    }

    private static CsrException notAllowed(String detail) {
        return new CsrException(Problem.EXTENSION_NOT_ALLOWED, detail);
    }
}
