package sol023.conformance.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does jobs several at a time, the biggest first, and keeps their order. Those that take turns are done one after the other, beside the rest. */
final class Crew<J extends Crew.Job, R> {

    private final Work<J, R> work;

    Crew(Work<J, R> work) {
        this.work = work;
    }

    /** Something to be done. */
    interface Job {
        int size();

        /** Whether it needs what only one job can have at a time. */
        default boolean takesTurns() {
            return false;
        }
    }

    /** How it is done. */
    interface Work<J, R> {
        R on(J job) throws IOException;
    }

    /** The results in the order of the jobs. */
    List<R> work(List<J> jobs, int atATime) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        ExecutorService turns = Executors.newSingleThreadExecutor();
        try {
            Map<J, Future<R>> running = new HashMap<>();
            jobs.stream()
                    .sorted(Comparator.comparingInt(Job::size).reversed())
                    .forEach(job -> running.put(job, (job.takesTurns() ? turns : threads).submit(() -> work.on(job))));
            List<R> results = new ArrayList<>();
            for (J job : jobs) {
                results.add(Objects.requireNonNull(running.get(job)).get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("a part of the self-test could not be run: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
            turns.shutdownNow();
        }
    }
}
