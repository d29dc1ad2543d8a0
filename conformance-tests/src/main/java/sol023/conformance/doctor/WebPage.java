package sol023.conformance.doctor;

import java.net.http.HttpResponse;
import java.util.Locale;

/** Tells what is meant for a browser, from a proxy, a portal or a wrong server, from the answers of a CMF, which never are web pages. */
final class WebPage {

    private WebPage() {}

    static boolean is(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .orElse(false);
    }
}
