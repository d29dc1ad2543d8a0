package sol023.conformance.ics;

import java.util.List;
import sol023.conformance.target.Target;

/** The proforma with the answers of a target, as Markdown. */
public final class FilledProforma {

    private FilledProforma() {}

    public static String markdown(Proforma proforma, Target target) {
        StringBuilder text = new StringBuilder("# ").append(proforma.title()).append("\n\n");
        text.append("Implementation: ").append(cell(target.name()));
        text.append(". Edition: ").append(cell(target.release())).append(".\n\n");
        row(text, List.of("Item", "Question", "Reference", "Status", "Support", "Key"));
        row(text, List.of("---", "---", "---", "---", "---", "---"));
        for (Proforma.Item item : proforma.items()) {
            row(
                    text,
                    List.of(
                            item.item(),
                            item.question(),
                            item.reference(),
                            item.status(),
                            item.support(key -> Declared.of(target, key)),
                            item.key()
                                    .map(key -> "`" + Declared.place(key) + "`")
                                    .orElse("")));
        }
        text.append("\nm mandatory, o optional, o.N at least one of a group, c conditional, x excluded.\n\n");
        proforma.groups().forEach(code -> line(text, code));
        proforma.conditions().forEach(code -> line(text, code));
        return text.toString();
    }

    private static void line(StringBuilder text, Proforma.Code code) {
        text.append("- ").append(code.name()).append(": ").append(code.text()).append('\n');
    }

    private static void row(StringBuilder text, List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(cell(cell)).append(' '));
        text.append("|\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
