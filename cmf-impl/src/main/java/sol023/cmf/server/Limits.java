package sol023.cmf.server;

import java.time.Duration;

/**
 * What a client may ask of the listeners.
 *
 * @param restBody the longest REST body, in octets
 * @param header the longest request line with its header fields, in octets
 * @param idle how long a connection may be silent, between requests and within one
 * @param body how long the body of a request may take to arrive
 * @param request how long a request may take altogether
 * @param stop how long requests in flight may take when the CMF is stopped
 * @param workers how many requests are worked on at the same time
 */
public record Limits(
        int restBody, int header, Duration idle, Duration body, Duration request, Duration stop, int workers) {

    /** 1 MiB of JSON, 16 KiB of header, 30 seconds of silence or body, a minute for a request. */
    public static Limits standard() {
        return new Limits(
                1 << 20,
                16 << 10,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                64);
    }
}
