package sol023.cmf.subject;

import java.util.List;
import sol023.cmf.ca.CertificateType;

/** What a consumer asks to register, in delegation mode; nothing else can be registered (SOL023 table 5.6.4.2.3-1, note 2). */
record Registration(CertificateType type, List<VnfciSubject> subjects) {

    Registration {
        subjects = List.copyOf(subjects);
    }
}
