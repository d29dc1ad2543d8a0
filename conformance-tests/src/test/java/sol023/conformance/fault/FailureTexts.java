package sol023.conformance.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import sol023.conformance.check.CheckResult;

/** What a report tells a stranger about some faults, in which nothing depends on the run. */
final class FailureTexts {

    /** Faults of each kind: status, header, body, list, header of CMP, protection, certificate, effect. */
    static final List<String> FAULTS = List.of(
            "registration-answered-200",
            "registration-without-location",
            "registration-without-content",
            "conflict-answered-201",
            "bad-certtype-accepted",
            "subjects-not-found",
            "cmp-as-octet-stream",
            "octets-behind-the-answer",
            "granted-with-404",
            "other-transaction-id",
            "other-sender",
            "no-sender-nonce",
            "broken-signature",
            "cert-req-id-5",
            "warning-as-status",
            "granted-without-certificate",
            "certificate-for-another-subject",
            "certificate-with-another-name",
            "certificate-of-tomorrow",
            "crl-without-entry");

    private static final Map<Pattern, String> DEPENDENT = dependent();

    private FailureTexts() {}

    private static Map<Pattern, String> dependent() {
        Map<Pattern, String> masks = new LinkedHashMap<>();
        masks.put(Pattern.compile("https?://127\\.0\\.0\\.1:[0-9]+"), "<cmf>");
        masks.put(Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|\\+[0-9:]+)?"), "<time>");
        masks.put(Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "<uuid>");
        masks.put(Pattern.compile("vnfci-[0-9a-f]+-[0-9]+"), "<vnfci>");
        masks.put(Pattern.compile("[ \\t]+(?=\\n)"), "");
        masks.put(Pattern.compile("#?[0-9A-Fa-f]{16,}"), "<octets>");
        return masks;
    }

    /** The text of the first check that each fault kills, the faults in their order. */
    static String of(KillMatrix matrix) {
        StringBuilder text = new StringBuilder();
        for (FaultResult result : matrix.results()) {
            if (FAULTS.contains(result.fault().id())) {
                text.append("== ").append(result.fault().id()).append('\n');
                result.checks().stream()
                        .filter(check -> result.fault().kills().stream().anyMatch(kill -> kill.isDoneBy(check)))
                        .findFirst()
                        .ifPresent(check -> text.append(card(check)));
            }
        }
        return text.toString();
    }

    private static String card(CheckResult check) {
        String card = check.verdict().word() + "  " + CheckName.of(check).orElseThrow() + "\nexpected: "
                + check.expected().orElse("(not apart)") + "\nactual:   "
                + check.actual().orElse("(not apart)") + "\n" + check.message().strip() + "\n\n";
        for (Map.Entry<Pattern, String> mask : DEPENDENT.entrySet()) {
            card = mask.getKey().matcher(card).replaceAll(mask.getValue());
        }
        return card;
    }
}
