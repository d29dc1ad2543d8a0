package sol023.conformance.cli;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal at which somebody may look on while the suite works. */
final class Terminal {

    private Terminal() {}

    /** Whether both input and output are a terminal that can redraw a line. */
    static boolean isThere() {
        return console().isPresent() && !"dumb".equals(System.getenv("TERM"));
    }

    /** The console, when both input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // what newer Java versions return instead is asked below
    static Optional<Console> console() {
        @Nullable Console console = System.console();
        return Optional.ofNullable(console).filter(Terminal::isTerminal);
    }

    // since Java 22 there is a console without a terminal, and a method that tells
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
