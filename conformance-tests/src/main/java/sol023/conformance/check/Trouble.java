package sol023.conformance.check;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import sol023.conformance.exchange.NoAnswerException;

/** Tells an exception that is no assertion apart: the target did not answer, or the suite is broken. */
public record Trouble(Verdict verdict, String message) {

    /** Inconclusive when any cause is trouble with the connection; else an error that names class and place. */
    public static Trouble of(Throwable thrown) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 10; t = t.getCause(), depth++) {
            if (isConnectionTrouble(t)) {
                return new Trouble(Verdict.INCONC, "The target did not answer: " + words(t));
            }
        }
        return new Trouble(Verdict.ERROR, "The suite failed: " + words(thrown) + place(thrown));
    }

    private static boolean isConnectionTrouble(Throwable t) {
        return t instanceof NoAnswerException
                || t instanceof SocketException
                || t instanceof SocketTimeoutException
                || t instanceof UnknownHostException
                || t instanceof SSLException
                || t instanceof EOFException;
    }

    private static String words(Throwable t) {
        String message = t.getMessage();
        return t.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static String place(Throwable t) {
        @Nullable StackTraceElement own = null;
        for (StackTraceElement element : t.getStackTrace()) {
            if (element.getClassName().startsWith("sol023.conformance.")) {
                own = element;
                break;
            }
        }
        return own == null ? "" : " (" + own + ")";
    }
}
