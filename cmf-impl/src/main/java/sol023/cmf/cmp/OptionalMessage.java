package sol023.cmf.cmp;

/** What a CMF may serve beyond SOL023 (RFC 9483 sections 4.1.1 to 4.1.3 and 4.3); each can be switched off. */
public enum OptionalMessage {
    /** The first request of an end entity. */
    IR("ir"),
    /** A further request in the form of RFC 4211. */
    CR("cr"),
    /** The update of a certificate. */
    KUR("kur"),
    /** The genm that asks for CA certificates. */
    CA_CERTS("caCerts"),
    /** The genm that asks for a newer root. */
    ROOT_CA_KEY_UPDATE("rootCaKeyUpdate"),
    /** The genm that asks what requests have to look like. */
    CERT_REQ_TEMPLATE("certReqTemplate"),
    /** The genm that asks for the CRL. */
    CRLS("crls");

    private final String standardName;

    OptionalMessage(String standardName) {
        this.standardName = standardName;
    }

    /** The name in the standard, and in the configuration. */
    public String standardName() {
        return standardName;
    }
}
