package sol023.conformance.check;

import java.util.List;
import java.util.regex.Pattern;

/** Says what a failed assertion says in words that need no knowledge of Java or of its libraries. */
final class Wording {

    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String regex, String replacement) {
            return new Rule(Pattern.compile(regex, Pattern.MULTILINE), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "Expecting Optional to contain a value but it was empty\\.?",
                    "expected: a value\n but was: nothing"),
            Rule.of("Expecting an? empty Optional but was containing value: ", "expected: nothing\n but was: "),
            Rule.of("Expecting (?:empty|blank) but was: ", "expected: nothing\n but was: "),
            Rule.of("Expecting actual not to be (?:empty|blank|null)", "expected: something\n but was: nothing"),
            Rule.of("Expecting value to be (true|false) but was (true|false)", "expected: $1\n but was: $2"),
            Rule.of("Expecting (?:actual(?: elements)?|Optional|[A-Z]\\w*):", "actual:"),
            Rule.of("^(not )?to (?=[a-z])", "expected $1to "),
            Rule.of(" \\((?:[a-z]\\w*\\.)+[A-Z][\\w.$]*(?:@[0-9a-f]+)?\\)", ""),
            Rule.of("\\bOptional\\[(.*)](?=\"?$)", "$1"),
            Rule.of("\\bOptional\\.empty\\b", "nothing"));

    private Wording() {}

    static String of(String text) {
        String said = text;
        for (Rule rule : RULES) {
            said = rule.pattern().matcher(said).replaceAll(rule.replacement());
        }
        return said;
    }
}
