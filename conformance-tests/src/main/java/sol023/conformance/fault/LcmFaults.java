package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.isOn;
import static sol023.conformance.fault.RestDefects.read;
import static sol023.conformance.fault.RestDefects.write;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Request;

/** Clause 6: what a CMF can do wrong as a consumer of the VNF LCM interface, towards the VNFM and at its notification endpoint. */
final class LcmFaults {

    private static final Pattern SUBSCRIPTIONS = Pattern.compile("/vnflcm/v2/subscriptions");
    private static final Pattern VNFS = Pattern.compile("/vnflcm/v2/vnf_instances");
    static final Pattern VNF = Pattern.compile("/vnflcm/v2/vnf_instances/[^/]+");
    static final Pattern ANY = Pattern.compile("/vnflcm/v2/.*");
    private static final Pattern FACTS = Pattern.compile("/vnflcm/v2/(vnf_instances|vnf_lcm_op_occs).*");
    private static final Pattern OPERATION = Pattern.compile("/vnflcm/v2/vnf_lcm_op_occs/[^/]+");
    private static final Pattern ENDPOINT = Pattern.compile(".*/lcm/notifications/[^/]+");
    private static final String JSON = "application/json";

    private LcmFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("lcm-subscription-as-text", "The request for a subscription says that it is text.")
                        .kills(VNF_LCM_SUBSCRIPTION_REQUEST, "the content is of type application/json")
                        .by(subscribing(
                                request -> request.with(request.headers().with("Content-Type", "text/plain")))),
                fault("lcm-subscription-without-callback", "The request for a subscription has no callbackUri.")
                        .kills(VNF_LCM_SUBSCRIPTION_REQUEST, "the content is an LccnSubscriptionRequest")
                        .by(subscribing(changed(request -> request.remove("callbackUri")))),
                fault("lcm-subscription-without-version", "The request for a subscription has no Version.")
                        .kills(VNF_LCM_SUBSCRIPTION_REQUEST, "the header Version names a version 2")
                        .by(subscribing(
                                request -> request.with(request.headers().without("Version")))),
                fault("lcm-callback-without-tls", "The callback URI is one of http.")
                        .kills(VNF_LCM_SUBSCRIPTION_REQUEST, "the callback URI is an https URI")
                        .by(subscribing(changed(request -> request.put(
                                "callbackUri",
                                request.path("callbackUri").asText().replace("https:", "http:"))))),
                fault("lcm-subscription-to-nothing", "The CMF subscribes to a VNF that does not exist.")
                        .kills(VNF_LCM_ENDPOINT_DELIVERY, "the CMF has subscribed to something that happens to a VNF")
                        .by(subscribing(changed(request -> request.withObject("/filter")
                                .putObject("vnfInstanceSubscriptionFilter")
                                .putArray("vnfInstanceIds")
                                .add("nobody")))),
                fault("lcm-303-not-understood", "The CMF takes 303 for a failure, and asks again and again.")
                        .kills(VNF_LCM_SUBSCRIPTION_EXISTS, "the CMF does not subscribe once more")
                        .by((request, vnfm, bench) -> {
                            Answer answer = vnfm.send(request);
                            if (!isOn(request, SUBSCRIPTIONS, "POST") || answer.status() != 303) {
                                return answer;
                            }
                            bench.hit();
                            return Answer.of(500);
                        }),
                fault("lcm-old-subscription-unknown", "The CMF does not know a subscription that existed already.")
                        .kills(VNF_LCM_SUBSCRIPTION_EXISTS, "a notification of that subscription is taken")
                        .byNew(LcmFaults::forgettingTheOld),
                fault("lcm-first-page-only", "The CMF does not see that a list goes on.")
                        .kills(VNF_LCM_INSTANCES_READ, "the next page is asked for")
                        .by((request, vnfm, bench) -> {
                            Answer answer = vnfm.send(request);
                            if (!isOn(request, VNFS, "GET")
                                    || answer.header("Link").isEmpty()) {
                                return answer;
                            }
                            bench.hit();
                            return answer.withoutHeader("Link");
                        }),
                fault("lcm-read-without-accept", "The CMF does not say what it accepts.")
                        .kills(VNF_LCM_INSTANCES_READ, "reading has the headers Version and Accept")
                        .by((request, vnfm, bench) -> {
                            if (!isOn(request, VNFS, "GET")) {
                                return vnfm.send(request);
                            }
                            bench.hit();
                            return vnfm.send(request.with(request.headers().without("Accept")));
                        }),
                fault("lcm-operation-read-without-version", "The CMF asks for operations without a version.")
                        .kills(VNF_LCM_OPERATION_READ)
                        .by((request, vnfm, bench) -> {
                            if (!isOn(request, OPERATION, "GET")) {
                                return vnfm.send(request);
                            }
                            bench.hit();
                            return vnfm.send(request.with(request.headers().without("Version")));
                        }),
                fault("lcm-heals", "The CMF asks the VNFM to heal a VNF.")
                        .kills(VNF_LCM_AS_SOL002)
                        .by((request, vnfm, bench) -> {
                            if (isOn(request, ANY, "GET")) {
                                bench.hit();
                                Request heal = new Request(
                                        "POST",
                                        "/vnflcm/v2/vnf_instances/any/heal",
                                        request.version(),
                                        request.headers().with("Content-Type", JSON),
                                        Octets.of("{}"),
                                        request.consumer());
                                vnfm.send(heal);
                            }
                            return vnfm.send(request);
                        }),
                fault("lcm-test-answered-200", "The test of the notification endpoint is answered 200 with content.")
                        .kills(VNF_LCM_ENDPOINT_TEST, "the test is answered with 204")
                        .kills(VNF_LCM_ENDPOINT_TEST, "the answer has no content")
                        .by(atEndpoint("GET", 204, answer -> Answer.of(200, JSON, Octets.of("{}")))),
                fault("lcm-notification-answered-200", "A lifecycle notification is answered 200.")
                        .kills(VNF_LCM_ENDPOINT_DELIVERY, "the notification is answered with 204")
                        .by(atEndpoint("POST", 204, answer -> Answer.of(200))),
                fault("lcm-endpoint-serves-put", "PUT on the notification endpoint is served.")
                        .kills(VNF_LCM_ENDPOINT_OTHER_METHODS)
                        .by(atEndpoint("PUT", 405, answer -> Answer.of(204))),
                fault("lcm-endpoint-takes-no-json", "The notification endpoint takes what is no JSON.")
                        .kills(VNF_LCM_ENDPOINT_MALFORMED, "the notification is answered with 400")
                        .by(atEndpoint("POST", 400, answer -> Answer.of(204))),
                fault("lcm-endpoint-takes-anything", "The notification endpoint takes any notification.")
                        .advises(VNF_LCM_ENDPOINT_MALFORMED, "the notification is refused with 4xx")
                        .by(refused(answer -> Answer.of(204))),
                fault("lcm-endpoint-gives-up", "After a malformed notification the endpoint takes none any more.")
                        .kills(VNF_LCM_ENDPOINT_MALFORMED, "a notification without fault is taken afterwards")
                        .byNew(LcmFaults::givingUp),
                fault("lcm-repeated-refused", "A notification that comes twice is refused the second time.")
                        .advises(VNF_LCM_NOTIFICATION_REPEATED)
                        .byNew(LcmFaults::refusingRepeated),
                fault("lcm-deaf", "The CMF answers lifecycle notifications, and does nothing with them.")
                        .advises(VNF_LCM_AFFECTED_VNFCS)
                        .by((request, origin, bench) -> {
                            if (isEndpoint(request) && request.method().equals("POST")) {
                                bench.hit();
                                return Answer.of(204);
                            }
                            return isOn(request, FACTS, "GET") ? Answer.of(503) : origin.send(request);
                        }));
    }

    /** A change of a request of the CMF. */
    @FunctionalInterface
    private interface RequestChange {
        Request apply(Request request) throws IOException;
    }

    private static RequestChange changed(Consumer<ObjectNode> change) {
        return request -> {
            ObjectNode content = (ObjectNode) read(request.body());
            change.accept(content);
            return request.with(write(content));
        };
    }

    private static Defect subscribing(RequestChange change) {
        return (request, vnfm, bench) -> {
            if (!isOn(request, SUBSCRIPTIONS, "POST")) {
                return vnfm.send(request);
            }
            bench.hit();
            return vnfm.send(change.apply(request));
        };
    }

    /** A request of the VNFM to the notification endpoint of the CMF, which alone has such paths. */
    static boolean isEndpoint(Request request) {
        return ENDPOINT.matcher(request.path()).matches();
    }

    private static Defect atEndpoint(String method, int status, AnswerChange change) {
        return (request, cmf, bench) -> {
            Answer answer = cmf.send(request);
            if (!isEndpoint(request) || !request.method().equals(method) || answer.status() != status) {
                return answer;
            }
            bench.hit();
            return change.apply(answer);
        };
    }

    private static Defect refused(AnswerChange change) {
        return (request, cmf, bench) -> {
            Answer answer = cmf.send(request);
            if (!isEndpoint(request) || !request.method().equals("POST") || answer.status() < 400) {
                return answer;
            }
            bench.hit();
            return change.apply(answer);
        };
    }

    private static Defect forgettingTheOld() {
        AtomicBoolean met = new AtomicBoolean();
        return (request, origin, bench) -> {
            if (isEndpoint(request) && request.method().equals("POST") && met.get()) {
                bench.hit();
                return Answer.of(404);
            }
            Answer answer = origin.send(request);
            if (isOn(request, SUBSCRIPTIONS, "POST") && answer.status() == 303) {
                met.set(true);
            }
            return answer;
        };
    }

    private static Defect givingUp() {
        AtomicBoolean gone = new AtomicBoolean();
        return (request, cmf, bench) -> {
            if (!isEndpoint(request) || !request.method().equals("POST")) {
                return cmf.send(request);
            }
            if (gone.get()) {
                bench.hit();
                return Answer.of(503);
            }
            Answer answer = cmf.send(request);
            gone.set(answer.status() >= 400);
            return answer;
        };
    }

    private static Defect refusingRepeated() {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return (request, cmf, bench) -> {
            if (!isEndpoint(request) || !request.method().equals("POST")) {
                return cmf.send(request);
            }
            if (!known.add(read(request.body()).path("id").asText())) {
                bench.hit();
                return Answer.of(409);
            }
            return cmf.send(request);
        };
    }
}
