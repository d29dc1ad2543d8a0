package sol023.cmf.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Takes an answer up to a limit and gives up beyond. */
final class BoundedAnswer extends AbstractBinResponseConsumer<OutboundAnswer> {

    private final int limit;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private int status;
    private Map<String, List<String>> headers = Map.of();

    BoundedAnswer(int limit) {
        this.limit = limit;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType contentType) {
        status = response.getCode();
        var found = new HashMap<String, List<String>>();
        for (var header : response.getHeaders()) {
            found.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        headers = found;
    }

    @Override
    protected int capacityIncrement() {
        return limit;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws OutboundException {
        var part = new byte[source.remaining()];
        source.get(part);
        octets.writeBytes(part);
        if (octets.size() > limit) {
            throw new OutboundException(
                    OutboundException.Reason.ANSWER_TOO_LONG, "The answer has more than " + limit + " octets.");
        }
    }

    @Override
    protected OutboundAnswer buildResult() {
        return new OutboundAnswer(status, headers, octets.toString(UTF_8));
    }

    @Override
    public void releaseResources() {
        octets.reset();
    }
}
