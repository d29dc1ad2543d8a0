package sol023.cmf.ocsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks (RFC 6960 section 4.1). A signature is not looked at: everybody may ask.
 *
 * @param nonce octets to be repeated in the answer (RFC 9654)
 */
record OcspRequest(List<CertID> certificates, Optional<byte[]> nonce) {

    private static final int VERSION_1 = 0;

    /** RFC 9654 section 2.1. */
    private static final int LONGEST_NONCE = 128;

    private static final int LONGEST_SERIAL_BITS = 20 * 8;

    /** Extensions that may be critical: those that are acted on, or need no action here. */
    private static final Set<ASN1ObjectIdentifier> KNOWN = Set.of(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
            OCSPObjectIdentifiers.id_pkix_ocsp_response,
            OCSPObjectIdentifiers.id_pkix_ocsp_pref_sig_algs);

    /**
     * Reads a request.
     *
     * @param most how many certificates it may ask about
     * @throws MalformedRequestException if it is none
     */
    static OcspRequest read(byte[] der, int most) throws MalformedRequestException {
        try {
            var request =
                    OCSPRequest.getInstance(ASN1Primitive.fromByteArray(der)).getTbsRequest();
            if (request.getVersion().intValueExact() != VERSION_1) {
                throw new MalformedRequestException("the version");
            }
            var list = request.getRequestList();
            if (list.size() == 0 || list.size() > most) {
                throw new MalformedRequestException("the number of certificates");
            }
            var certificates = new ArrayList<CertID>();
            for (var each : list) {
                certificates.add(read(Request.getInstance(each)));
            }
            return new OcspRequest(List.copyOf(certificates), nonce(request.getRequestExtensions()));
        } catch (IOException | RuntimeException e) {
            throw new MalformedRequestException("the encoding", e);
        }
    }

    private static CertID read(Request request) throws MalformedRequestException {
        refuseUnknown(request.getSingleRequestExtensions());
        var id = request.getReqCert();
        if (id.getSerialNumber().getValue().bitLength() > LONGEST_SERIAL_BITS) {
            throw new MalformedRequestException("a serial number");
        }
        return id;
    }

    private static Optional<byte[]> nonce(@Nullable Extensions extensions) throws MalformedRequestException {
        refuseUnknown(extensions);
        var found = extensions == null ? null : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (found == null) {
            return Optional.empty();
        }
        var nonce = ASN1OctetString.getInstance(found.getParsedValue()).getOctets();
        if (nonce.length == 0 || nonce.length > LONGEST_NONCE) {
            throw new MalformedRequestException("the nonce");
        }
        return Optional.of(nonce);
    }

    private static void refuseUnknown(@Nullable Extensions extensions) throws MalformedRequestException {
        if (extensions == null) {
            return;
        }
        for (var oid : extensions.getExtensionOIDs()) {
            Extension extension = extensions.getExtension(oid);
            if (extension.isCritical() && !KNOWN.contains(oid)) {
                throw new MalformedRequestException("a critical extension");
            }
        }
    }
}
