package sol023.conformance.fault;

import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;

/** What a VNFM may do in another way than ours. */
final class VnfmVariants {

    private VnfmVariants() {}

    static List<Variant> all() {
        return List.of(
                variant("lcm-duplicate-created", "A second equal subscription to lifecycle changes is made.")
                        .allowedBy("SOL002 5.4.18.3.1")
                        .concerns(VNFM_LCM_DUPLICATE)
                        .by(changing(When.status(303), answer -> Answer.of(201))),
                variant("lcm-without-trial", "The callback URI of a CMF is not tried.")
                        .allowedBy("SOL002 5.4.20")
                        .concerns(VNFM_LCM_ENDPOINT_DEAD, VNF_LCM_SUBSCRIBE)
                        .by((request, origin, bench) -> {
                            if (request.method().equals("GET") && request.path().startsWith("/callbacks/")) {
                                bench.hit();
                                return Answer.of(204);
                            }
                            return origin.send(request);
                        }),
                variant("lcm-lists-with-more-attributes", "Resources have attributes of the vendor.")
                        .allowedBy("SOL023 5.6.4.1")
                        .concerns(VNF_LCM_QUERY_VNF, VNF_LCM_OPERATION_STATUS, VNF_LCM_SUBSCRIPTION_QUERY)
                        .by(changing(VnfmLcmFaults.LISTED, VnfmLcmFaults.each(one -> one.put("vendor", "more")))),
                variant("endpoint-refuses-with-400", "Every notification that is wrong is refused with 400.")
                        .allowedBy("SOL013 6.4")
                        .concerns(ENDPOINT_INVALID, ENDPOINT_MALFORMED, ENDPOINT_MEDIA_TYPE)
                        .by(changing(
                                VnfmEndpointFaults.on("POST")
                                        .and((request, answer) -> answer.status() == 415 || answer.status() == 422),
                                answer -> answer.withStatus(400)
                                        .withBody(Octets.of(answer.body()
                                                .text()
                                                .replaceFirst("\"status\":[0-9]+", "\"status\":400"))))),
                variant("endpoint-problem-with-charset", "The media type of problem details has a parameter.")
                        .allowedBy("RFC 9110 8.3.1")
                        .concerns(ENDPOINT_PROBLEM)
                        .by(changing(
                                (request, answer) -> VnfmEndpointFaults.isTo(request) && answer.status() >= 400,
                                answer -> answer.withHeader("Content-Type", "application/problem+json;charset=utf-8"))),
                variant("endpoint-401-empty", "An answer 401 has no content.")
                        .allowedBy("SOL013 6.4")
                        .concerns(ENDPOINT_UNAUTHORIZED)
                        .by(changing(
                                (request, answer) -> VnfmEndpointFaults.isTo(request) && answer.status() == 401,
                                answer -> Answer.of(401)
                                        .withHeader(
                                                "WWW-Authenticate",
                                                answer.header("WWW-Authenticate")
                                                        .orElse("Bearer")))));
    }
}
