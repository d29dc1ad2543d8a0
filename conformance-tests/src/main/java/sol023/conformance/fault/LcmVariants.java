package sol023.conformance.fault;

import static sol023.conformance.fault.LcmFaults.isEndpoint;
import static sol023.conformance.fault.RestDefects.isOn;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Request;

/** Freedoms of clause 6. */
final class LcmVariants {

    /** Longer than a VNFCI needs for its certificate. */
    private static final Duration LATE = Duration.ofMillis(1500);

    private LcmVariants() {}

    static List<Variant> all() {
        return List.of(
                variant(
                                "lcm-reads-more",
                                "The CMF reads its subscriptions and the versions whenever it reads anything.")
                        .allowedBy("SOL023 clause 6 allows these operations, as often as the CMF likes")
                        .concerns(VNF_LCM_AS_SOL002, VNF_LCM_SUBSCRIPTION_REQUEST)
                        .by((request, vnfm, bench) -> {
                            if (isOn(request, LcmFaults.ANY, "GET")) {
                                bench.hit();
                                for (String path : List.of("/vnflcm/api_versions", "/vnflcm/v2/subscriptions")) {
                                    vnfm.send(new Request(
                                            "GET",
                                            path,
                                            request.version(),
                                            request.headers().with("Version", "2.12.0"),
                                            Octets.NONE,
                                            request.consumer()));
                                }
                            }
                            return vnfm.send(request);
                        }),
                variant("lcm-looks-late", "The CMF takes its time to look at a VNF of which it was told.")
                        .allowedBy("SOL023 clause 6 does not say when the CMF asks")
                        .concerns(VNF_LCM_AFFECTED_VNFCS)
                        .by((request, vnfm, bench) -> {
                            if (isOn(request, LcmFaults.VNF, "GET")) {
                                bench.hit();
                                LockSupport.parkNanos(LATE.toNanos());
                            }
                            return vnfm.send(request);
                        }),
                variant(
                                "lcm-strange-notification-not-found",
                                "A notification of an unknown subscription is refused with 404.")
                        .allowedBy("SOL013 clause 6.4: the status that fits")
                        .concerns(VNF_LCM_ENDPOINT_MALFORMED)
                        .by((request, cmf, bench) -> {
                            Answer answer = cmf.send(request);
                            boolean json = request.body().text().startsWith("{");
                            if (!isEndpoint(request) || !json || answer.status() < 400 || answer.status() == 405) {
                                return answer;
                            }
                            bench.hit();
                            return answer.withStatus(404)
                                    .withBody(Octets.of(
                                            answer.body().text().replaceFirst("\"status\":[0-9]+", "\"status\":404")));
                        }));
    }
}
