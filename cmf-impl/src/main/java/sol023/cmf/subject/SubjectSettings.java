package sol023.cmf.subject;

/**
 * Bounds for registrations, so that one of them cannot fill the CMF.
 *
 * @param vnfcis the most VNFCIs in one registration
 * @param certificates the most certificates for one VNFCI
 * @param names the most subject alternative names of one certificate
 * @param identifierLength the longest VNFCI id, in characters
 * @param nameLength the longest name, in characters
 */
public record SubjectSettings(int vnfcis, int certificates, int names, int identifierLength, int nameLength) {

    /** The longest names and VNFCI ids that can be allowed: both are in indexes, whose rows have at most 2,704 octets in PostgreSQL. */
    public static final int LONGEST_NAME = 2048;

    /** In characters, of which each may take three octets. */
    public static final int LONGEST_IDENTIFIER = 800;

    public SubjectSettings {
        if (identifierLength > LONGEST_IDENTIFIER || nameLength > LONGEST_NAME) {
            throw new IllegalArgumentException("names or identifiers are too long for an index");
        }
    }

    /** Bounds far beyond what one VNF needs. */
    public static SubjectSettings standard() {
        return new SubjectSettings(1000, 32, 100, 255, 1024);
    }
}
