package sol023.conformance.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** Access tokens that mean something to the CMF alone (RFC 6749 section 1.4), in the place of signed ones. */
final class OpaqueTokens implements Defect {

    private static final String SCHEME = "Bearer ";

    private final Map<String, String> signed = new ConcurrentHashMap<>();

    @Override
    public boolean isAboutTokens() {
        return true;
    }

    @Override
    public Answer answer(Request request, Origin origin, Bench bench) throws IOException {
        Optional<String> meant = request.headers()
                .first("Authorization")
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> signed.get(value.substring(SCHEME.length())));
        Answer answer = origin.send(
                meant.isEmpty()
                        ? request
                        : request.with(request.headers().with("Authorization", SCHEME + meant.get())));
        if (!request.path().endsWith("/oauth2/token") || answer.status() != 200) {
            return answer;
        }
        return RestDefects.object((ObjectNode granted) -> {
                    String opaque = UUID.randomUUID().toString();
                    signed.put(opaque, granted.path("access_token").asText());
                    granted.put("access_token", opaque);
                    bench.hit();
                })
                .apply(answer);
    }
}
