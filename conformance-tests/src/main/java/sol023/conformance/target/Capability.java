package sol023.conformance.target;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a product may support or not, and scenarios ask for with {@code @needs:KEY}. An answer under {@code ics} in the target file
 * goes before the default; those that the suite derives from the rest of the file take no answer.
 */
public enum Capability {
    CMP_SIGNATURE("cmp.signature", "CMP requests protected by a signature", true),
    CMP_MAC("cmp.mac", "CMP requests protected by a shared secret", true),
    CMP_IMPLICIT_CONFIRM("cmp.implicitConfirm", "implicit confirmation of a certificate", true),
    CMP_EXPLICIT_CONFIRM("cmp.explicitConfirm", "explicit confirmation of a certificate (certConf)", true),
    CMP_POLLING("cmp.polling", "waiting and polling for a certificate", true),
    REST_OAUTH("rest.oauth", "OAuth 2.0 bearer tokens over REST", true),
    OAUTH_EXPIRED(
            "oauth.expired",
            "a token that has expired, or how to get one that soon does (oauth.expired, .brief)",
            false),
    OAUTH_ELSEWHERE("oauth.elsewhere", "how to get a token for another audience (oauth.elsewhere)", false),
    VNFM("vnfm", "a VNFM that the CMF can reach, played by the suite (section vnfm)", false),
    LCM_CONSUMER("lcm.consumer", "use of the VNF Lifecycle Management interface", true),
    REST_PAGING("rest.paging", "lists that are too long for one answer come in pages", true),
    REST_TOO_BIG("rest.tooBig", "lists that are too long for one answer are refused", true),
    NOTIFY("notify", "the Certificate Notification interface", true),
    CRL("crl", "a CRL at the distribution point of issued certificates (crl.check)", false),
    OTHER_CONSUMER("credentials.other", "a second consumer, for checks of ownership", false),
    DIALECT_SOL023("dialect.sol023", "CMP over HTTP as SOL023 profiles it (cmp.dialect)", false),
    DIALECT_RFC9483("dialect.rfc9483", "CMP over HTTP as RFC 9483 profiles it (cmp.dialect)", false),
    VNFM_ENDPOINT(Role.VNFM, "vnfmUnderTest.notificationEndpoint", "a notification endpoint for certificates"),
    VNFM_ENDPOINT_OAUTH(
            Role.VNFM, "vnfmUnderTest.notificationEndpoint.oauth", "a notification endpoint that wants a bearer token"),
    VNFM_LCM_OAUTH(Role.VNFM, "vnfmUnderTest.oauth", "OAuth 2.0 on the VNF Lifecycle Management interface"),
    VNFM_CALLBACK(Role.VNFM, "vnfmUnderTest.callback", "a way from the VNFM to the suite"),
    VNFM_CHANGES(Role.VNFM, "hooks.vnf.changes", "a way to let a VNF change, and from the VNFM to the suite");

    private final Role role;
    private final String key;
    private final String meaning;
    private final boolean answerable;

    Capability(String key, String meaning, boolean answerable) {
        this(Role.CMF, key, meaning, answerable);
    }

    Capability(Role role, String key, String meaning) {
        this(role, key, meaning, false);
    }

    Capability(Role role, String key, String meaning, boolean answerable) {
        this.role = role;
        this.key = key;
        this.meaning = meaning;
        this.answerable = answerable;
    }

    /** As tags and the target file spell it. */
    public String key() {
        return key;
    }

    /** Of which products it is asked. */
    public Role role() {
        return role;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether the target file may answer it under {@code ics}. */
    public boolean answerable() {
        return answerable;
    }

    public static Optional<Capability> find(String key) {
        return Arrays.stream(values())
                .filter(capability -> capability.key.equals(key))
                .findFirst();
    }

    boolean available(Target target) {
        Boolean answer = target.ics().get(this);
        return answer == null ? byDefault(target) : answer;
    }

    private boolean byDefault(Target target) {
        return switch (this) {
            case CMP_SIGNATURE, CMP_IMPLICIT_CONFIRM, CMP_EXPLICIT_CONFIRM, NOTIFY -> true;
            case CMP_MAC -> target.vnfm().mac().isPresent();
            case CMP_POLLING, REST_PAGING, REST_TOO_BIG -> false;
            case REST_OAUTH -> target.vnfm().oauth().isPresent();
            case OAUTH_EXPIRED ->
                target.supports(REST_OAUTH)
                        && target.vnfm()
                                .oauth()
                                .filter(oauth -> oauth.expired().isPresent()
                                        || oauth.brief().isPresent())
                                .isPresent();
            case OAUTH_ELSEWHERE ->
                target.supports(REST_OAUTH)
                        && target.vnfm().oauth().flatMap(OAuth::elsewhere).isPresent();
            case VNFM -> target.ownVnfm().isPresent();
            case LCM_CONSUMER -> false;
            case CRL -> target.crlCheck();
            case OTHER_CONSUMER -> target.other().isPresent();
            case DIALECT_SOL023 -> target.cmp().dialect() == Target.Dialect.SOL023;
            case DIALECT_RFC9483 -> target.cmp().dialect() == Target.Dialect.RFC9483;
            case VNFM_ENDPOINT, VNFM_ENDPOINT_OAUTH, VNFM_LCM_OAUTH, VNFM_CALLBACK, VNFM_CHANGES -> false;
        };
    }
}
