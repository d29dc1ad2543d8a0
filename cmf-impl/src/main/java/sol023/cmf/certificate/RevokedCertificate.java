package sol023.cmf.certificate;

/** A certificate that has just been revoked, as it is now recorded. */
public record RevokedCertificate(CertificateRecord certificate, Revocation revocation) {}
