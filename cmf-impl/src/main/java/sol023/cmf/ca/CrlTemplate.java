package sol023.cmf.ca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** A version 2 CRL on its way to be signed (RFC 5280 §5.1). The entries are copied once and never held as objects. */
final class CrlTemplate {

    private static final int VERSION_2 = 1;

    private final X500Name issuer;
    private final KeyIdentifier issuerKey;
    private final BigInteger number;
    private final Instant thisUpdate;
    private final Instant nextUpdate;
    private final CrlEntries entries;

    CrlTemplate(
            X500Name issuer,
            KeyIdentifier issuerKey,
            BigInteger number,
            Instant thisUpdate,
            Instant nextUpdate,
            CrlEntries entries) {
        this.issuer = issuer;
        this.issuerKey = issuerKey;
        this.number = number;
        this.thisUpdate = thisUpdate;
        this.nextUpdate = nextUpdate;
        this.entries = entries;
    }

    byte[] sign(Signer signer) {
        try {
            return signed(signer);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Nothing but memory is written to", impossible);
        }
    }

    private byte[] signed(Signer signer) throws IOException {
        var contentSigner = signer.contentSigner();
        var algorithm = Der.encoded(contentSigner.getAlgorithmIdentifier());
        var toBeSigned = toBeSigned(algorithm);
        toBeSigned.writeTo(contentSigner.getOutputStream());
        var signature = Der.encoded(new DERBitString(contentSigner.getSignature()));
        var length = toBeSigned.size() + algorithm.length + signature.length;
        var header = Der.sequenceHeader(length);
        var crl = new ByteArrayOutputStream(header.length + length);
        crl.writeBytes(header);
        toBeSigned.writeTo(crl);
        crl.writeBytes(algorithm);
        crl.writeBytes(signature);
        return crl.toByteArray();
    }

    private ByteArrayOutputStream toBeSigned(byte[] algorithm) throws IOException {
        var before = concatenation(
                Der.encoded(new ASN1Integer(VERSION_2)),
                algorithm,
                Der.encoded(issuer),
                Der.time(thisUpdate),
                Der.time(nextUpdate),
                entries.isEmpty() ? new byte[0] : Der.sequenceHeader(entries.size()));
        var after = Der.encoded(new DERTaggedObject(true, 0, extensions()));
        var length = before.length + entries.size() + after.length;
        var header = Der.sequenceHeader(length);
        var out = new ByteArrayOutputStream(header.length + length);
        out.writeBytes(header);
        out.writeBytes(before);
        entries.writeTo(out);
        out.writeBytes(after);
        return out;
    }

    private Extensions extensions() throws IOException {
        return new Extensions(new Extension[] {
            Extension.create(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKey.octets())),
            Extension.create(Extension.cRLNumber, false, new CRLNumber(number))
        });
    }

    private static byte[] concatenation(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
