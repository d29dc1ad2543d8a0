package sol023.cmf.cmp;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The object identifiers that stand for the URNs of SOL023 clause 5.7, since infoType cannot be a URN (interpretation I-03). */
record NfvInfoTypes(ASN1ObjectIdentifier certificateType, ASN1ObjectIdentifier handling) {

    static NfvInfoTypes of(CmpSettings settings) {
        return new NfvInfoTypes(
                new ASN1ObjectIdentifier(settings.certTypeOid()), new ASN1ObjectIdentifier(settings.handlingOid()));
    }
}
