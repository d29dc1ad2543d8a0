package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import sol023.conformance.doctor.TestPki;
import sol023.conformance.fault.lab.LabCmf;

/** Mistakes in a configuration are found by the doctor, by the key to change, and none is ever taken for a failure of the product. */
class SeededMistakesIT {

    private static Optional<LabCmf> lab = Optional.empty();

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        Path jar = Path.of("..", "cmf-impl", "target", "cmf.jar");
        assertThat(jar).as("the reference CMF, packaged before the suite").isRegularFile();
        lab = Optional.of(LabCmf.start(jar, Duration.ofSeconds(60)));
        TestPki stranger = TestPki.of("stranger");
        TestPki.write(
                folder().resolve("stranger.pem"),
                "CERTIFICATE",
                stranger.anchor().getEncoded());
        write("unknown", stranger.issue("unknown"));
        write("old", stranger.issue("old", Instant.parse("2015-01-01T00:00:00Z")));
        Files.writeString(folder().resolve("wrong-secret"), "certainly-not-the-secret");
        Files.writeString(folder().resolve("empty"), "");
    }

    private static void write(String name, TestPki.Issued issued) throws IOException, GeneralSecurityException {
        TestPki.write(
                folder().resolve(name + ".pem"),
                "CERTIFICATE",
                issued.certificate().getEncoded());
        TestPki.write(
                folder().resolve(name + ".key"), "PRIVATE KEY", issued.key().getEncoded());
    }

    @AfterAll
    static void stop() throws IOException {
        if (lab.isPresent()) {
            lab.get().close();
        }
    }

    private static Path folder() {
        return lab.orElseThrow().data();
    }

    private record Said(int code, String words) {}

    private static Said execute(String... args) {
        StringWriter words = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(words)).setErr(new PrintWriter(words));
        return new Said(line.execute(args), words.toString());
    }

    @Test
    void without_a_mistake_the_doctor_is_content() {
        Said said = execute("doctor", "--target", lab.orElseThrow().target().toString());
        assertThat(said.words()).contains("the configuration is fine");
        assertThat(said.code()).isZero();
    }

    /** What stands between the bars replaces the first place where the pattern is found in the target file of the lab. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong host             | apiRoot: https://127.0.0.1:   | apiRoot: https://no-such-host.invalid: | rest.apiRoot",
                "another name           | apiRoot: https://127.0.0.1:   | apiRoot: https://127.0.0.2:      | rest.apiRoot",
                "wrong port             | apiRoot: https://127.0.0.1:\\d+ | apiRoot: https://127.0.0.1:9   | rest.apiRoot",
                "http for https         | apiRoot: https:               | apiRoot: http:                   | rest.apiRoot",
                "wrong apiRoot path     | (apiRoot: \\S+)               | $1/prefix                        | rest.apiRoot",
                "no URI                 | apiRoot: \\S+                 | apiRoot: cmf                     | rest.apiRoot",
                "password in the URI    | apiRoot: https://             | apiRoot: https://me:hush@        | rest.apiRoot",
                "missing trust file     | (rest:[\\s\\S]*?trust: )\\S+  | $1nowhere.pem                    | rest.trust",
                "wrong trust anchor     | (rest:[\\s\\S]*?trust: )\\S+  | $1stranger.pem                   | rest.trust",
                "no certificate in it   | (rest:[\\s\\S]*?trust: )\\S+  | $1empty                          | rest.trust",
                "unsupported Version    | version: 1.0.0                | version: 9.9.9                   | rest.version",
                "expired certificate    | tls: \\{.*}                   | tls: {certificate: old.pem, key: old.key} | credentials.vnfm.tls.certificate",
                "key of another         | (tls: \\{.*key: )vnfm/        | $1vnfm-b/                        | credentials.vnfm.tls.key",
                "no key                 | (tls: \\{.*key: )\\S+         | $1vnfm/cmp-secret}               | credentials.vnfm.tls.key",
                "certificate unknown    | (?s)tls: \\{[^}]*}(.*?)    oauth:.*?  other:(.*?)rest.oauth: yes | tls: {certificate: unknown.pem, key: unknown.key}$1  other:$2rest.oauth: no | credentials.vnfm.tls",
                "CMP signer unknown     | cmp: \\{.*}                   | cmp: {certificate: unknown.pem, key: unknown.key} | credentials.vnfm.cmp",
                "CMP base               | base: https://127.0.0.1:\\d+  | base: https://127.0.0.1:9        | cmp.base",
                "CMP base without CMP   | (base: \\S+)                  | $1/prefix                        | cmp.base",
                "CMP path               | path: auto                    | path: /cmp/{name}/{operation}    | cmp.path",
                "CMP path, no template  | path: auto                    | path: /cmp                       | cmp.path",
                "CMP trust              | (cmp:[\\s\\S]*?trust: )\\S+   | $1stranger.pem                   | cmp.trust",
                "wrong dialect          | dialect: sol023               | dialect: sol-023                 | cmp.dialect",
                "no OID                 | certTypeOid: \\S+             | certTypeOid: urn:etsi            | cmp.certTypeOid",
                "OIDs exchanged         | certTypeOid: (\\S+)(\\s+)handlingOid: (\\S+) | certTypeOid: $3$2handlingOid: $1 | cmp.certTypeOid",
                "the same OID twice     | certTypeOid: (\\S+)(\\s+)handlingOid: (\\S+) | certTypeOid: $1$2handlingOid: $1 | cmp.handlingOid",
                "MAC reference unknown  | reference: vnfm-1             | reference: nobody                | credentials.vnfm.mac",
                "MAC secret wrong       | file: vnfm/cmp-secret         | file: wrong-secret               | credentials.vnfm.mac",
                "MAC secret missing     | file: vnfm/cmp-secret         | file: nowhere                    | credentials.vnfm.mac.secret.file",
                "MAC variable not set   | file: vnfm/cmp-secret         | env: NOT_SET_ANYWHERE            | credentials.vnfm.mac.secret.env",
                "MAC secret in the file | secret: \\{file: \\S+}}       | secret: hush}                    | credentials.vnfm.mac.secret",
                "no token endpoint      | tokenEndpoint: (https://[^/]+)\\S+ | tokenEndpoint: $1/nowhere   | credentials.vnfm.oauth.tokenEndpoint",
                "token endpoint away    | tokenEndpoint: \\S+          | tokenEndpoint: https://127.0.0.1:9/token | credentials.vnfm.oauth.tokenEndpoint",
                "token endpoint, http   | tokenEndpoint: https:        | tokenEndpoint: http:             | credentials.vnfm.oauth.tokenEndpoint",
                "OAuth secret wrong     | file: vnfm/oauth-secret      | file: wrong-secret               | credentials.vnfm.oauth.secret",
                "OAuth secret in file   | secret: \\{file: vnfm/oauth-secret} | secret: hush             | credentials.vnfm.oauth.secret",
                "another's certificate  | clientId: vnfm-b             | clientId: nobody                 | credentials.other.oauth.mtls",
                "scope refused          | (clientId: vnfm)(\\s+)secret | $1$2scope: everything$2secret | credentials.vnfm.oauth.scope",
                "spelling of a scope    | (clientId: vnfm)(\\s+)secret | $1$2scopes: {subject: subjects}$2secret | credentials.vnfm.oauth.scopes.subject",
                "other is vnfm          | (other:[\\s\\S]*?tls: \\{certificate: )vnfm-b/(.*?key: )vnfm-b/ | $1vnfm/$2vnfm/ | credentials.other.tls",
                "same MAC reference     | vnfm-b-1                      | vnfm-1                           | credentials.other.mac",
                "typo in a key          | apiRoot:                      | apiroot:                         | rest.apiroot",
                "unknown section        | timeouts:                     | timeout:                         | timeout",
                "unknown answer         | cmp.mac: yes                  | cmp.mac: maybe                   | ics.cmp.mac",
                "claim of no meaning    | cmp.mac:                      | cmp.mack:                        | ics.cmp.mack",
                "no duration            | answer: 15s                   | answer: 15                       | timeouts.answer",
                "another edition        | release: 5.4.1                | release: 4.5.1                   | target.release",
                "hook without a program | certificate.expires: \\{.*}   | certificate.expires: {command: [no/such]} | hooks.certificate.expires.command",
            })
    void is_found_by_its_key_and_never_tested(String mistake, String pattern, String replacement, String key)
            throws IOException {
        String right = Files.readString(lab.orElseThrow().target());
        String wrong = right.replaceFirst(pattern, replacement);
        assertThat(wrong).as("the mistake changes the file").isNotEqualTo(right);
        Path target = folder().resolve("mistake.yaml");
        Files.writeString(target, wrong);
        Path report = folder().resolve("report of " + mistake);

        Said doctor = execute("doctor", "--target", target.toString());
        Said run = execute("run", "--target", target.toString(), "--smoke", "--report", report.toString());

        assertThat(doctor.words()).as(mistake).contains(key).doesNotContain("hush");
        assertThat(doctor.words()).containsPattern("(doctor: |mistake.yaml:\\d+: (unknown key )?)" + key + "[ :;]");
        assertThat(doctor.code()).as(doctor.words()).isEqualTo(2);
        assertThat(run.code()).as(run.words()).isEqualTo(2);
        assertThat(report).doesNotExist();
    }

    @Test
    void a_broken_file_is_named_with_its_line() throws IOException {
        Path target = folder().resolve("mistake.yaml");
        Files.copy(lab.orElseThrow().target(), target, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(target, Files.readString(target) + "\n  : [\n");
        Said said = execute("run", "--target", target.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).contains("mistake.yaml", "line");
    }
}
