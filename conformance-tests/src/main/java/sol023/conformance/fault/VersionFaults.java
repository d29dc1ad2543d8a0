package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.on;
import static sol023.conformance.fault.RestDefects.status;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import sol023.conformance.fault.proxy.Octets;

/** Clauses 5.6.2 and 5.6.3.2: what can go wrong when a CMF tells its versions. */
final class VersionFaults {

    private static final When TOLD =
            on(Pattern.compile(".*/nfv-cert/(v1/)?api_versions"), "GET").and(When.status(200));

    private VersionFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("api-versions-not-found", "The API versions are not found.")
                        .kills(API_VERSIONS_RESOURCES, "the API versions are returned with 200")
                        .by(changing(TOLD, status(404))),
                fault("api-versions-as-array", "The API versions come as an array.")
                        .kills(API_VERSIONS_RESOURCES, "the content is one ApiVersionInformation")
                        .by(changing(
                                TOLD,
                                answer -> answer.withBody(
                                        Octets.of("[" + answer.body().text() + "]")))),
                fault("api-versions-of-another-api", "The API versions are those of another API.")
                        .advises(API_VERSIONS_RESOURCES, "uriPrefix names the API")
                        .by(changing(TOLD, object(versions -> versions.put("uriPrefix", "/vnflcm/v2/")))),
                fault("other-api-version", "Only version 1.1.0 is served.")
                        .kills(API_VERSION)
                        .by(changing(TOLD, object(versions -> versions.withArray("apiVersions")
                                .forEach(one -> ((ObjectNode) one).put("version", "1.1.0"))))));
    }
}
