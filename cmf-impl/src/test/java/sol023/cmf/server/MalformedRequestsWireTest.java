package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is answered with the right status and a problem that says what to mend, whatever it is. Each case breaks one rule. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsWireTest {

    private static final String ENTRY = "/subjectId/0/certificateData/0";
    private static final String NAMES = ENTRY + "/subjectAlternateName";

    private Lab lab;
    private Client vnfm;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
    }

    @AfterAll
    void nothing_was_registered_and_the_server_is_well() {
        var list = vnfm.get(TARGET);
        lab.close();
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json()).isEmpty();
    }

    /**
     * A request, each character an octet, and what has to come back.
     *
     * @param hint what the detail names
     */
    record Case(String name, String request, int status, String hint) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_malformed_request_is_answered_with_a_problem(Case broken) throws IOException {
        var answer = vnfm.sendRaw(broken.request().getBytes(ISO_8859_1));

        assertThat(answer.status()).as(answer.body()).isEqualTo(broken.status());
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().path("status").asInt()).isEqualTo(broken.status());
        assertThat(answer.json().path("title").asText()).isNotEmpty().isEqualTo(answer.reason());
        assertThat(answer.detail()).contains(broken.hint());
        assertThat(answer.head() + answer.body())
                .doesNotContain("Exception")
                .doesNotContain("sol023.")
                .doesNotContain("java.")
                .doesNotContain("jackson")
                .doesNotContain("\tat ")
                .doesNotContainIgnoringCase("grizzly");
    }

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        grammar(cases);
        shape(cases);
        names(cases);
        bounds(cases);
        headers(cases);
        targets(cases);
        queries(cases);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        return cases;
    }

    private static void grammar(List<Case> cases) {
        var valid = Registrations.valid();
        body(cases, "no body", "", 400, "missing");
        body(cases, "blanks only", "   ", 400, "JSON");
        body(cases, "not JSON", "hello", 400, "line 1");
        body(cases, "half of the JSON", valid.substring(0, valid.length() / 2), 400, "JSON");
        body(cases, "a token after the end", valid + " {}", 400, "JSON");
        body(cases, "garbage after the end", valid + "]", 400, "JSON");
        body(cases, "a comment", "/* hi */" + valid, 400, "JSON");
        body(cases, "single quotes", "{'certType': 'VNFCI_certificate'}", 400, "JSON");
        body(cases, "a comma too many", valid.replace("}]}]}", "},]}]}"), 400, "JSON");
        body(
                cases,
                "an attribute twice",
                valid.replace("{\"certType\"", "{\"certType\":\"x\",\"certType\""),
                400,
                "JSON");
        body(
                cases,
                "an inner attribute twice",
                valid.replace("\"commonName\"", "\"commonName\":\"a\",\"commonName\""),
                400,
                "JSON");
        body(cases, "nested too deep", "[".repeat(2000) + "]".repeat(2000), 400, "JSON");
        body(
                cases,
                "nested too deep in an unknown attribute",
                valid.replace("{\"certType\"", "{\"x\":" + "[".repeat(500) + "]".repeat(500) + ",\"certType\""),
                400,
                "JSON");
        body(cases, "NaN", valid.replace("\"delegation_mode\"", "NaN"), 400, "JSON");
        body(cases, "a line end in a text", valid.replace("Example\"", "Exa\nmple\""), 400, "JSON");
        body(cases, "a number too long", "{\"x\": " + "9".repeat(1000) + "}", 400, "JSON");
        cases.add(post(
                "not UTF-8", Registrations.valid().replace("Example", "Exämple").getBytes(ISO_8859_1), 400, "UTF-8"));
        cases.add(post("UTF-16", Registrations.valid().getBytes(UTF_16), 400, "UTF-8"));
        cases.add(post("an overlong NUL", new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}, 400, "UTF-8"));
        cases.add(post("a byte order mark", ("\ufeff" + Registrations.valid()).getBytes(UTF_8), 400, "JSON"));
    }

    private static void shape(List<Case> cases) {
        body(cases, "an array", "[]", 422, "object");
        body(cases, "a text", "\"hello\"", 422, "object");
        body(cases, "null", "null", 422, "object");
        body(cases, "a number", "1", 422, "object");
        body(cases, "no attribute", "{}", 422, "/certType");
        change(cases, "no certType", "\"certType\": \"VNFCI_certificate\",", "", "/certType");
        change(cases, "certType null", "\"VNFCI_certificate\"", "null", "/certType");
        change(cases, "certType unknown", "VNFCI_certificate", "VNF_certificate", "/certType");
        change(cases, "certType in other letters", "VNFCI_certificate", "vnfci_certificate", "/certType");
        change(cases, "certType a number", "\"VNFCI_certificate\"", "1", "/certType");
        change(cases, "certType an index", "\"VNFCI_certificate\"", "0", "/certType");
        change(cases, "certType an object", "\"VNFCI_certificate\"", "{}", "/certType");
        change(cases, "certType empty", "VNFCI_certificate", "", "/certType");
        change(cases, "certType of MANO", "VNFCI_certificate", "MANO_certificate", "/certType is MANO_certificate");
        change(cases, "no handling", "\"typeOfVnfcCertHandling\": \"delegation_mode\",", "", "/typeOfVnfcCertHandling");
        change(cases, "direct mode", "delegation_mode", "direct_mode", "/typeOfVnfcCertHandling is direct_mode");
        change(cases, "handling unknown", "delegation_mode", "delegation", "/typeOfVnfcCertHandling");
        change(cases, "handling true", "\"delegation_mode\"", "true", "/typeOfVnfcCertHandling");
        replaceSubjects(cases, "no subjectId", "null", "/subjectId is missing");
        replaceSubjects(cases, "subjectId empty", "[]", "/subjectId");
        replaceSubjects(cases, "subjectId an object", "{}", "/subjectId");
        replaceSubjects(cases, "subjectId a text", "\"vnfc\"", "/subjectId");
        replaceSubjects(cases, "subjectId of null", "[null]", "/subjectId/0");
        replaceSubjects(cases, "subjectId of texts", "[\"vnfc\"]", "/subjectId/0");
        replaceSubjects(
                cases,
                "no VNFCI id",
                "[{\"certificateData\": [{\"subjectAlternateName\": [\"a.example.org\"]}]}]",
                "/subjectId/0/subjectId");
        replaceSubjects(
                cases,
                "VNFCI id a number",
                "[{\"subjectId\": 7, \"certificateData\": [{\"subjectAlternateName\": [\"a.example.org\"]}]}]",
                "/subjectId/0/subjectId");
        replaceSubjects(
                cases,
                "VNFCI id empty",
                "[{\"subjectId\": \"\", \"certificateData\": [{\"subjectAlternateName\": [\"a.example.org\"]}]}]",
                "/subjectId/0/subjectId");
        replaceSubjects(
                cases,
                "VNFCI id with NUL",
                "[{\"subjectId\": \"a\\u0000b\", \"certificateData\": [{\"subjectAlternateName\": [\"a.example.org\"]}]}]",
                "/subjectId/0/subjectId");
        replaceSubjects(
                cases,
                "VNFCI id with half a surrogate pair",
                "[{\"subjectId\": \"a\\ud800b\", \"certificateData\": [{\"subjectAlternateName\": [\"a.example.org\"]}]}]",
                "/subjectId/0/subjectId");
        replaceSubjects(
                cases,
                "the same VNFCI twice",
                "[" + vnfci("x", "a.example.org") + "," + vnfci("x", "b.example.org") + "]",
                "/subjectId/1/subjectId");
        replaceSubjects(cases, "no certificateData", "[{\"subjectId\": \"x\"}]", "/subjectId/0/certificateData");
        replaceSubjects(
                cases,
                "certificateData empty",
                "[{\"subjectId\": \"x\", \"certificateData\": []}]",
                "/subjectId/0/certificateData");
        replaceSubjects(
                cases,
                "certificateData an object",
                "[{\"subjectId\": \"x\", \"certificateData\": {}}]",
                "/subjectId/0/certificateData");
        replaceSubjects(
                cases, "certificateData of null", "[{\"subjectId\": \"x\", \"certificateData\": [null]}]", ENTRY);
        replaceSubjects(
                cases,
                "wrong in the second of two",
                "[" + vnfci("x", "a.example.org")
                        + ",{\"subjectId\": \"y\", \"certificateData\": [{\"subjectAlternateName\": [\"b.example.org\"]},{\"subjectAlternateName\": [1]}]}]",
                "/subjectId/1/certificateData/1/subjectAlternateName/0");
    }

    private static void names(List<Case> cases) {
        entry(cases, "no subjectAlternateName", "{}", NAMES);
        entry(cases, "subjectAlternateName null", "{\"subjectAlternateName\": null}", NAMES);
        entry(cases, "subjectAlternateName empty", "{\"subjectAlternateName\": []}", NAMES);
        entry(cases, "subjectAlternateName a text", "{\"subjectAlternateName\": \"a.example.org\"}", NAMES);
        entry(cases, "subjectAlternateName of null", "{\"subjectAlternateName\": [null]}", NAMES + "/0");
        entry(cases, "subjectAlternateName of numbers", "{\"subjectAlternateName\": [1]}", NAMES + "/0");
        entry(cases, "a name empty", "{\"subjectAlternateName\": [\"a.example.org\", \"\"]}", NAMES + "/1");
        entry(cases, "a name with a blank", "{\"subjectAlternateName\": [\"a b.example.org\"]}", NAMES + "/0");
        entry(cases, "a name twice", "{\"subjectAlternateName\": [\"a.example.org\", \"A.example.org\"]}", NAMES);
        entry(
                cases,
                "a label too long",
                "{\"subjectAlternateName\": [\"" + "a".repeat(64) + ".example.org\"]}",
                NAMES + "/0");
        entry(cases, "a name with two dots", "{\"subjectAlternateName\": [\"a..example.org\"]}", NAMES + "/0");
        entry(
                cases,
                "subjectName empty",
                "{\"subjectName\": {}, \"subjectAlternateName\": [\"a.example.org\"]}",
                ENTRY + "/subjectName");
        entry(
                cases,
                "subjectName of unknown attributes",
                "{\"subjectName\": {\"CN\": \"a\"}, \"subjectAlternateName\": [\"a.example.org\"]}",
                ENTRY + "/subjectName");
        entry(
                cases,
                "subjectName a text",
                "{\"subjectName\": \"CN=a\", \"subjectAlternateName\": [\"a.example.org\"]}",
                ENTRY + "/subjectName");
        entry(
                cases,
                "country of three letters",
                "{\"subjectName\": {\"country\": \"FRA\"}, \"subjectAlternateName\": [\"a.example.org\"]}",
                ENTRY + "/subjectName/country");
        entry(
                cases,
                "commonName too long",
                "{\"subjectName\": {\"commonName\": \"" + "a".repeat(65)
                        + "\"}, \"subjectAlternateName\": [\"a.example.org\"]}",
                ENTRY + "/subjectName/commonName");
        entry(
                cases,
                "organization a number",
                "{\"subjectName\": {\"organization\": 5}, \"subjectAlternateName\": [\"a.example.org\"]}",
                ENTRY + "/subjectName/organization");
        entry(
                cases,
                "emailAddress beyond ASCII",
                "{\"subjectName\": {\"emailAddress\": \"n\u00f6body@example.org\"}, \"subjectAlternateName\": [\"a.example.org\"]}",
                ENTRY + "/subjectName/emailAddress");
        entry(
                cases,
                "subjectAlternateName in subjectName",
                "{\"subjectName\": {\"commonName\": \"a\", \"subjectAlternateName\": [\"a.example.org\"]}}",
                "belongs beside subjectName: " + NAMES);
        entry(
                cases,
                "the same names twice",
                "{\"subjectAlternateName\": [\"a.example.org\"]}, {\"subjectAlternateName\": [\"A.EXAMPLE.ORG\"]}",
                "/subjectId/0/certificateData/1");
    }

    private static void bounds(List<Case> cases) {
        replaceSubjects(
                cases,
                "VNFCI id too long",
                "[" + vnfci("x".repeat(256), "a.example.org") + "]",
                "/subjectId/0/subjectId has 256 characters");
        replaceSubjects(cases, "too many VNFCIs", "[" + "{},".repeat(1000) + "{}]", "/subjectId has 1001 entries");
        entry(
                cases,
                "too many names",
                "{\"subjectAlternateName\": [" + "\"a\",".repeat(100) + "\"b\"]}",
                NAMES + " has 101 entries");
        entry(cases, "a name too long", "{\"subjectAlternateName\": [\"urn:" + "a".repeat(2000) + "\"]}", NAMES + "/0");
    }

    private static void headers(List<Case> cases) {
        var valid = Registrations.valid();
        cases.add(request("XML", "POST", TARGET, "<a/>", 415, "application/json", "Content-Type: application/xml"));
        cases.add(request(
                "a form",
                "POST",
                TARGET,
                "a=b",
                415,
                "application/json",
                "Content-Type: application/x-www-form-urlencoded"));
        cases.add(request(
                "another charset",
                "POST",
                TARGET,
                valid,
                415,
                "UTF-8",
                "Content-Type: application/json; charset=iso-8859-1"));
        cases.add(request(
                "a compressed body",
                "POST",
                TARGET,
                valid,
                415,
                "Content-Encoding",
                "Content-Type: application/json",
                "Content-Encoding: gzip"));
        cases.add(request("a media type that is none", "POST", TARGET, valid, 400, "malformed", "Content-Type: json"));
        cases.add(request("only text accepted", "GET", TARGET, "", 406, "application/json", "Accept: text/plain"));
        cases.add(request("an Accept that is none", "GET", TARGET, "", 400, "malformed", "Accept: ;;;"));
        cases.add(request("a version not served", "GET", TARGET, "", 406, "served is 1.0.0", "Version: 2.0.0"));
        cases.add(request("a newer version", "GET", TARGET, "", 406, "served is 1.0.0", "Version: 1.1.0"));
        cases.add(request("half a version", "GET", TARGET, "", 400, "Version", "Version: 1.0"));
        cases.add(request("a version with a letter", "GET", TARGET, "", 400, "Version", "Version: v1.0.0"));
        cases.add(request("a version with leading zeros", "GET", TARGET, "", 400, "Version", "Version: 01.0.0"));
        cases.add(request(
                "a body with two lengths",
                "POST",
                TARGET,
                "0\r\n\r\n",
                400,
                "Transfer-Encoding",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked"));
    }

    private static void targets(List<Case> cases) {
        for (var name : List.of("Filter", "limit", "all_Fields", "nextpage_opaque_markers")) {
            cases.add(get("query parameter " + name, TARGET + "?" + name + "=x", 400, name));
        }
        cases.add(get("a flag with a value", TARGET + "?all_fields=maybe", 400, "all_fields"));
        cases.add(get("a flag twice", TARGET + "?all_fields&all_fields", 400, "all_fields"));
        cases.add(get("flags that exclude each other", TARGET + "?all_fields&exclude_default", 400, "exclude_default"));
        cases.add(get("a query parameter without name", TARGET + "?=x", 400, "query"));
        cases.add(get("all_fields on a subject", TARGET + "/x?all_fields", 400, "all_fields"));
        cases.add(request(
                "a query parameter on POST",
                "POST",
                TARGET + "?x=y",
                Registrations.valid(),
                400,
                "x",
                "Content-Type: application/json"));
        cases.add(request("a query parameter on DELETE", "DELETE", TARGET + "/x?force=true", "", 400, "force"));
        cases.add(get("an unknown subject", TARGET + "/no-such", 404, "subject"));
        cases.add(request("deregistering an unknown subject", "DELETE", TARGET + "/no-such", "", 404, "subject"));
        cases.add(get("a path too deep", TARGET + "/a/b", 404, "resource"));
        cases.add(get("another version in the path", "/nfv-cert/v2/subjects", 404, "resource"));
        cases.add(get("another API", "/nfv-certs/v1/subjects", 404, "resource"));
        cases.add(get("an unknown alias", "/nfv-cert/mano-certificates/subjects", 404, "resource"));
        cases.add(get("NUL in the path", TARGET + "/%00", 400, "path"));
        cases.add(get("an escaped slash", TARGET + "/a%2Fb", 400, "slash"));
        cases.add(get("an escaped slash in small letters", TARGET + "/a%2fb", 400, "slash"));
        cases.add(get("a broken escape in the path", TARGET + "/%zz", 400, "path"));
        cases.add(get("half an escape at the end", TARGET + "/%4", 400, "path"));
        cases.add(get("octets that are not UTF-8 in the path", TARGET + "/%ff%fe", 400, "path"));
        cases.add(get("a broken escape in the query", TARGET + "?filter=%zz", 400, "query"));
        cases.add(get("NUL in the query", TARGET + "?filter=%00", 400, "query"));
        cases.add(get("dot segments", "/nfv-cert/v1/x/../subjects", 400, "dot"));
        cases.add(get("escaped dot segments", "/nfv-cert/v1/%2e%2e/v1/subjects", 400, "dot"));
        cases.add(get("a path parameter", TARGET + ";x=1", 400, "semicolon"));
        cases.add(get("a backslash", "/nfv-cert\\v1/subjects", 400, "slash"));
        cases.add(get("a target too long", TARGET + "?filter=" + "a".repeat(5000), 414, "characters"));
        cases.add(request("PUT", "PUT", TARGET, Registrations.valid(), 405, "GET", "Content-Type: application/json"));
        cases.add(request("a method that is none", "BREW", TARGET, "", 405, "GET"));
    }

    private static void queries(List<Case> cases) {
        for (var broken : List.of(
                "|character 1: an opening parenthesis",
                "eq,id,s-1|character 1: an opening parenthesis",
                "(eq,id,s-1|character 11: a closing parenthesis",
                "(eq,id)|character 7: a comma and a value",
                "(eq,id,)|character 8: a value is missing",
                "(eq,,x)|character 5: the name of an attribute",
                "(eq,id,a,b)|character 9: the operator eq takes one value",
                "(like,id,a)|character 2: the operator has to be",
                "(EQ,id,a)|character 2: the operator has to be",
                "(eq,id,it's)|character 10: a value with an apostrophe",
                "(eq,id,'open)|character 8: the value in apostrophes",
                "(eq,id,a)(eq,id,b)|character 10: a semicolon",
                "(eq,id,a);|character 11: an opening parenthesis",
                "(eq,id,a)%20;(eq,id,b)|character 10: a semicolon",
                "(eq,%20id,a)|character 5: there is no attribute ?id",
                "(eq,nosuchAttribute,a)|character 5: there is no attribute nosuchAttribute",
                "(eq,/id,a)|character 5: the name",
                "(eq,id/,a)|character 8: the name",
                "(eq,id/x,a)|character 5: the attribute id has no attributes in it",
                "(eq,subjectId,a)|character 5: the attribute subjectId is a structure",
                "(eq,id~2,a)|character 5: a tilde",
                "(eq,@key,a)|character 5: there is no attribute @key",
                "(eq,ID,a)|character 5: there is no attribute ID",
                "(gt,certType,a)|character 1: the operator gt does not fit certType",
                "(cont,certType,a)|character 1: the operator cont does not fit certType",
                "(eq,id" + "/x".repeat(20) + ",a)|character 38: a path has at most 16 names",
                "((((((((eq,id,a))))))))|character 2: the operator",
                "(eq,id,a)" + ";(eq,id,a)".repeat(60) + "|at most 50 conditions",
                "(in,id" + ",a".repeat(501) + ")|at most 50 conditions and 500 values")) {
            int bar = broken.lastIndexOf('|');
            var expression = broken.substring(0, bar);
            var hint = broken.substring(bar + 1);
            cases.add(get("filter " + expression, TARGET + "?filter=" + expression, 400, hint));
        }
        cases.add(get("a filter without a value", TARGET + "?filter", 400, "character 1"));
        cases.add(get("two filters", TARGET + "?filter=(eq,id,a)&filter=(eq,id,a)", 400, "more than once"));
        cases.add(get("a filter too long", TARGET + "?filter=(eq,id," + "a".repeat(3500) + ")", 414, "at most"));
        cases.add(get("an unknown selector", TARGET + "?fields=wrong_field", 400, "wrong_field"));
        cases.add(get("an unknown nested selector", TARGET + "?exclude_fields=subjectId/x", 400, "subjectId/x"));
        cases.add(get("an empty selector", TARGET + "?fields=", 400, "fields has an empty name"));
        cases.add(get("an empty name in a selector", TARGET + "?fields=subjectId,,id", 400, "empty name"));
        cases.add(get("all_fields and fields", TARGET + "?all_fields&fields=subjectId", 400, "all_fields and fields"));
        cases.add(get(
                "fields and exclude_fields",
                TARGET + "?fields=subjectId&exclude_fields=subjectId",
                400,
                "fields and exclude_fields"));
        cases.add(get(
                "exclude_default and exclude_fields",
                TARGET + "?exclude_default&exclude_fields=subjectId",
                400,
                "exclude_fields and exclude_default"));
        for (var marker : List.of("", "x", "%00%00", "AAAA", "A".repeat(2000), "../..", "%27%20or%20%271")) {
            cases.add(get("the marker " + marker, TARGET + "?nextpage_opaque_marker=" + marker, 400, ""));
        }
    }

    private static String vnfci(String id, String name) {
        return "{\"subjectId\": \"" + id + "\", \"certificateData\": [{\"subjectAlternateName\": [\"" + name + "\"]}]}";
    }

    private static void body(List<Case> cases, String name, String body, int status, String hint) {
        cases.add(post(name, body.getBytes(UTF_8), status, hint));
    }

    private static void change(List<Case> cases, String name, String from, String to, String pointer) {
        var valid = Registrations.valid();
        assertThat(valid).contains(from);
        body(cases, name, valid.replace(from, to), 422, pointer);
    }

    private static void replaceSubjects(List<Case> cases, String name, String subjects, String pointer) {
        body(
                cases,
                name,
                "{\"certType\": \"VNFCI_certificate\", \"typeOfVnfcCertHandling\": \"delegation_mode\", \"subjectId\": "
                        + subjects + "}",
                422,
                pointer);
    }

    private static void entry(List<Case> cases, String name, String entries, String pointer) {
        replaceSubjects(cases, name, "[{\"subjectId\": \"x\", \"certificateData\": [" + entries + "]}]", pointer);
    }

    private static Case get(String name, String target, int status, String hint) {
        return request(name, "GET", target, "", status, hint);
    }

    private static Case post(String name, byte[] body, int status, String hint) {
        return new Case(name, octets("POST", TARGET, body, "Content-Type: application/json"), status, hint);
    }

    private static Case request(
            String name, String method, String target, String body, int status, String hint, String... headers) {
        return new Case(name, octets(method, target, body.getBytes(UTF_8), headers), status, hint);
    }

    private static String octets(String method, String target, byte[] body, String... headers) {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Version:"))) {
            head.append("Version: 1.0.0\r\n");
        }
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        if (method.equals("POST") || body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").append(new String(body, ISO_8859_1)).toString();
    }
}
