package sol023.conformance.check;

import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/**
 * What came of an assertion.
 *
 * @param message empty text when it held
 */
record Finding(Verdict verdict, Optional<String> expected, Optional<String> actual, String message) {

    /** Runs the assertion; {@code deviation} is the verdict when it does not hold. */
    static Finding of(ThrowingRunnable assertion, Verdict deviation) {
        try {
            assertion.run();
            return new Finding(Verdict.PASS, Optional.empty(), Optional.empty(), "");
        } catch (AssertionFailedError e) {
            return new Finding(deviation, text(e.getExpected()), text(e.getActual()), message(e));
        } catch (AssertionError e) {
            return new Finding(deviation, Optional.empty(), Optional.empty(), message(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unexpected(e);
        } catch (Exception e) {
            return unexpected(e);
        }
    }

    private static Finding unexpected(Exception e) {
        Trouble trouble = Trouble.of(e);
        return new Finding(trouble.verdict(), Optional.empty(), Optional.empty(), trouble.message());
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable ValueWrapper value) {
        return value == null ? Optional.empty() : Optional.of(Wording.of(value.getStringRepresentation()));
    }

    private static String message(AssertionError e) {
        String message = e.getMessage();
        return message == null ? "the assertion does not hold" : Wording.of(message.strip());
    }
}
