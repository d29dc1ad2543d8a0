package sol023.conformance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sol023.conformance.hook.Attendant;

/** Asks the person at the console to do something, with a countdown. Only where there is a console and nothing says that nobody is at it. */
final class ConsoleAttendant implements Attendant {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final BufferedReader in;
    private final PrintWriter out;
    private final Clock clock;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private @Nullable Thread reader;

    ConsoleAttendant(BufferedReader in, PrintWriter out, Clock clock) {
        this.in = in;
        this.out = out;
        this.clock = clock;
    }

    /** Nobody when standard input or output is no terminal, or the variable {@code CI} is set. */
    static Attendant find(Clock clock) {
        return Terminal.console()
                .filter(console -> System.getenv("CI") == null)
                .<Attendant>map(
                        console -> new ConsoleAttendant(new BufferedReader(console.reader()), console.writer(), clock))
                .orElseGet(Attendant::nobody);
    }

    @Override
    public synchronized Optional<Attestation> ask(String task, Duration within) {
        Instant end = clock.instant().plus(within);
        listen();
        lines.clear();
        out.println();
        out.println("Your help is needed: " + task);
        out.println("Then type your name and press Enter; Enter alone means that it was not done.");
        while (true) {
            long left = Duration.between(clock.instant(), end).toSeconds();
            if (left < 0) {
                out.println("\rTime is over.                ");
                out.flush();
                return Optional.empty();
            }
            out.print("\r" + left + " s left > ");
            out.flush();
            Optional<String> line = line();
            if (line.isPresent()) {
                String name = line.get().strip();
                return name.isEmpty() ? Optional.empty() : Optional.of(new Attestation(name, clock.instant()));
            }
        }
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(lines.poll(TICK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("");
        }
    }

    /** Reading cannot be given up, so a thread of its own waits for lines. */
    private void listen() {
        if (reader == null) {
            reader = new Thread(this::read, "console");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void read() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(""); // nobody will say anything any more
        }
    }
}
