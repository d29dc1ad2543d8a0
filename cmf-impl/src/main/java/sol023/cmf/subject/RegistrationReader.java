package sol023.cmf.subject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.api.nfvcert.model.CertSubjectData;
import sol023.api.nfvcert.model.CertType;
import sol023.api.nfvcert.model.CertificateData;
import sol023.api.nfvcert.model.RegistrationRequest;
import sol023.api.nfvcert.model.SubjectData;
import sol023.api.nfvcert.model.TypeOfVnfcCertHandling;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.InvalidNameException;
import sol023.cmf.ca.SubjectAttributes;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/** Turns a RegistrationRequest into a {@link Registration}, or says which attribute is wrong, the first one in the order of the body. */
final class RegistrationReader {

    private static final Pointer SUBJECTS = Pointer.ROOT.at("subjectId");

    private final SubjectSettings settings;

    RegistrationReader(SubjectSettings settings) {
        this.settings = settings;
    }

    Registration read(RegistrationRequest request) {
        var type = type(request.getCertType());
        handling(request.getTypeOfVnfcCertHandling());
        var given = notEmpty(request.getSubjectId(), settings.vnfcis(), SUBJECTS);
        var subjects = new ArrayList<VnfciSubject>(given.size());
        var ids = new HashSet<String>();
        for (int i = 0; i < given.size(); i++) {
            var place = SUBJECTS.at(i);
            var subject = subject(present(given.get(i), place), place);
            if (!ids.add(subject.vnfciId())) {
                throw ProblemException.unprocessable(
                        place.at("subjectId"), "is the id of another VNFCI in this registration.");
            }
            subjects.add(subject);
        }
        return new Registration(type, subjects);
    }

    private static CertificateType type(@Nullable CertType given) {
        var place = Pointer.ROOT.at("certType");
        return CertificateType.findByRestValue(present(given, place).toString())
                .orElseThrow(() -> ProblemException.unprocessable(
                        place,
                        "is " + given + ", which cannot be registered in this version of SOL023 (clause 5.6.4.2.3)."));
    }

    private static void handling(@Nullable TypeOfVnfcCertHandling given) {
        var place = Pointer.ROOT.at("typeOfVnfcCertHandling");
        if (present(given, place) != TypeOfVnfcCertHandling.DELEGATION_MODE) {
            throw ProblemException.unprocessable(
                    place,
                    "is " + given + "; only delegation_mode is allowed in this version of SOL023 (clause 5.6.4.2.3).");
        }
    }

    private VnfciSubject subject(SubjectData given, Pointer place) {
        var id = text(given.getSubjectId(), settings.identifierLength(), place.at("subjectId"));
        var entries = place.at("certificateData");
        var data = notEmpty(given.getCertificateData(), settings.certificates(), entries);
        var certificates = new ArrayList<CertificateEntry>(data.size());
        var seen = new HashSet<CertificateNames>();
        for (int i = 0; i < data.size(); i++) {
            var at = entries.at(i);
            var entry = certificate(present(data.get(i), at), at);
            if (!seen.add(names(entry, at))) {
                throw ProblemException.unprocessable(at, "has the same names as another certificate of this VNFCI.");
            }
            certificates.add(entry);
        }
        return new VnfciSubject(id, certificates);
    }

    private CertificateEntry certificate(CertificateData given, Pointer place) {
        var subject = subjectName(given.getSubjectName(), place.at("subjectName"));
        var list = place.at("subjectAlternateName");
        var values = notEmpty(given.getSubjectAlternateName(), settings.names(), list);
        for (int i = 0; i < values.size(); i++) {
            text(values.get(i), settings.nameLength(), list.at(i));
        }
        return new CertificateEntry(subject, values);
    }

    /** The names in canonical form, refusing what cannot stand in a certificate and what is there twice. */
    private static CertificateNames names(CertificateEntry entry, Pointer place) {
        CertificateNames names;
        try {
            names = entry.names();
        } catch (InvalidNameException e) {
            throw ProblemException.unprocessable(
                    new Pointer(place.text() + e.pointer()), "cannot stand in a certificate: " + e.detail());
        }
        if (names.alternativeNames().size() < entry.alternativeNames().size()) {
            throw ProblemException.unprocessable(place.at("subjectAlternateName"), "has the same name twice.");
        }
        return names;
    }

    private SubjectAttributes subjectName(@Nullable CertSubjectData given, Pointer place) {
        if (given == null) {
            return SubjectAttributes.NONE;
        }
        if (given.equals(new CertSubjectData())) {
            throw ProblemException.unprocessable(
                    place, "has no attribute that is known; leave it out, or give at least one.");
        }
        return new SubjectAttributes(
                attribute(given.getCommonName(), place.at("commonName")),
                attribute(given.getOrganization(), place.at("organization")),
                attribute(given.getCountry(), place.at("country")),
                attribute(given.getState(), place.at("state")),
                attribute(given.getLocality(), place.at("locality")),
                attribute(given.getEmailAddress(), place.at("emailAddress")));
    }

    /** An empty text says that the attribute has no value (SOL023 table 5.6.4.3.2-1 for commonName). */
    private Optional<String> attribute(@Nullable String given, Pointer place) {
        return given == null || given.isEmpty()
                ? Optional.empty()
                : Optional.of(text(given, settings.nameLength(), place));
    }

    private static String text(@Nullable String given, int longest, Pointer place) {
        var text = present(given, place);
        if (text.isBlank()) {
            throw ProblemException.unprocessable(place, "is empty.");
        }
        if (text.length() > longest) {
            throw ProblemException.unprocessable(
                    place, "has " + text.length() + " characters; at most " + longest + " are taken.");
        }
        if (text.codePoints().anyMatch(RegistrationReader::isNoCharacter)) {
            throw ProblemException.unprocessable(place, "has a control character or an unpaired surrogate.");
        }
        return text;
    }

    private static boolean isNoCharacter(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static <T> List<T> notEmpty(@Nullable List<T> given, int most, Pointer place) {
        var list = present(given, place);
        if (list.isEmpty()) {
            throw ProblemException.unprocessable(place, "is empty; at least one entry is needed.");
        }
        if (list.size() > most) {
            throw ProblemException.unprocessable(
                    place, "has " + list.size() + " entries; at most " + most + " are taken.");
        }
        return list;
    }

    private static <T> T present(@Nullable T given, Pointer place) {
        if (given == null) {
            throw ProblemException.unprocessable(place, "is missing.");
        }
        return given;
    }
}
