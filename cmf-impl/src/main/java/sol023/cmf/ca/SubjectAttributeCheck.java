package sol023.cmf.ca;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the attributes of a subject may contain (RFC 5280 appendix A.1, upper bounds). */
final class SubjectAttributeCheck {

    private static final int MAX_NAME = 64;
    private static final int MAX_PLACE = 128;
    private static final int MAX_MAIL = 255;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private SubjectAttributeCheck() {}

    static void check(SubjectAttributes subject) {
        check("commonName", subject.commonName(), MAX_NAME);
        check("organization", subject.organization(), MAX_NAME);
        check("state", subject.state(), MAX_PLACE);
        check("locality", subject.locality(), MAX_PLACE);
        check("emailAddress", subject.emailAddress(), MAX_MAIL);
        subject.country().filter(country -> !COUNTRY.matcher(country).matches()).ifPresent(country -> {
            throw wrong("country", "A country is two capital letters (ISO 3166).");
        });
        subject.emailAddress()
                .filter(mail -> !mail.chars().allMatch(SubjectAttributeCheck::isIa5))
                .ifPresent(mail -> {
                    throw wrong("emailAddress", "A mail address in a subject has ASCII characters only.");
                });
    }

    private static void check(String attribute, Optional<String> value, int maximum) {
        if (value.isEmpty()) {
            return;
        }
        var text = value.get();
        if (text.isBlank() || !text.equals(text.strip())) {
            throw wrong(attribute, "The value is empty, or begins or ends with a blank.");
        }
        if (text.codePointCount(0, text.length()) > maximum) {
            throw wrong(attribute, "The value has more than " + maximum + " characters.");
        }
        if (text.codePoints().anyMatch(SubjectAttributeCheck::isUnprintable)) {
            throw wrong(attribute, "The value has a control character.");
        }
    }

    private static boolean isUnprintable(int character) {
        var type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.LINE_SEPARATOR;
    }

    private static boolean isIa5(int character) {
        return character < 0x80;
    }

    private static InvalidNameException wrong(String attribute, String detail) {
        return new InvalidNameException("/subjectName/" + attribute, detail);
    }
}
