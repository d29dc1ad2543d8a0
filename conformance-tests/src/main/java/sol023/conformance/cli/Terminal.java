package sol023.conformance.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody looks on while the suite works. */
final class Terminal {

    private Terminal() {}

    /** Whether both input and output are a terminal that can redraw a line. */
    @SuppressWarnings("SystemConsoleNull") // what newer Java versions return instead is asked below
    static boolean isThere() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    // since Java 22 there is a console without a terminal, and a method that tells
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
