package sol023.conformance.steps;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpPath;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;

/** Where the CMP URIs of the target are: configured, or found by trying the spellings of interpretation I-01. */
public final class CmpPaths {

    static final String PKCS10 = "pkcs10";
    static final String REVOCATION = "revocation";

    private final Target target;
    private final RunScope scope;
    private final CmpSender sender;

    public CmpPaths(Target target, RunScope scope, CmpSender sender) {
        this.target = target;
        this.scope = scope;
        this.sender = sender;
    }

    URI uri(CertificateType type, String operation) {
        return uri(type.pathName(), operation);
    }

    URI uri(String name, String operation) {
        return path().uri(target.cmp().base(), name, operation);
    }

    private CmpPath path() {
        return target.cmp().path().map(CmpPath::new).orElseGet(() -> scope.once("cmp.path", CmpPath.class, this::find));
    }

    /** The first spelling that is served; that of RFC 9483 if none is, so that the failure shows there. */
    private CmpPath find() {
        return CmpPath.SPELLINGS.stream()
                .filter(spelling -> isServed(probe(spelling)))
                .findFirst()
                .orElse(CmpPath.SPELLINGS.get(0));
    }

    /** Asks for a spelling of the pkcs10 URI with an empty general message, which changes nothing. */
    HttpAnswer probe(CmpPath spelling) {
        Function<RequestPlan, URI> uri =
                plan -> spelling.uri(target.cmp().base(), CertificateType.VNFCI.pathName(), PKCS10);
        RequestPlan plan = sender.plan(CertificateType.VNFCI, BodyType.GENM, PKCS10);
        plan.content(() -> Bodies.genm(List.of()));
        return sender.send(plan, uri).http();
    }

    static boolean isServed(HttpAnswer answer) {
        return answer.status() != 404;
    }
}
