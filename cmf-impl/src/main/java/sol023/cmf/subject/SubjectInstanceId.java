package sol023.cmf.subject;

import java.security.SecureRandom;
import java.util.Base64;

/** The id of a subject instance, made by the CMF and not to be guessed. */
record SubjectInstanceId(String text) {

    private static final int OCTETS = 16;

    static SubjectInstanceId random(SecureRandom random) {
        var octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new SubjectInstanceId(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }
}
