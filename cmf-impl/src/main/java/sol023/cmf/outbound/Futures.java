package sol023.cmf.outbound;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is done once a result is there. */
public final class Futures {

    private Futures() {}

    /**
     * Runs {@code next} with the result or the failure, on the thread that brings it.
     *
     * @param next does not fail
     */
    public static <T> void whenDone(
            CompletableFuture<T> future, BiConsumer<? super T, ? super @Nullable Throwable> next) {
        var unused = future.whenComplete(next);
    }
}
