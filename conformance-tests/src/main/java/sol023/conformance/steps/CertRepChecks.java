package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CERT_ALTERNATIVE_NAMES;
import static sol023.conformance.requirement.Requirement.CERT_CHAIN;
import static sol023.conformance.requirement.Requirement.CERT_NO_CA;
import static sol023.conformance.requirement.Requirement.CERT_NO_CMP_AUTHORITY;
import static sol023.conformance.requirement.Requirement.CERT_PUBLIC_KEY;
import static sol023.conformance.requirement.Requirement.CERT_SERIAL;
import static sol023.conformance.requirement.Requirement.CERT_SERIAL_UNIQUE;
import static sol023.conformance.requirement.Requirement.CERT_SUBJECT;
import static sol023.conformance.requirement.Requirement.CERT_VALID_NOW;
import static sol023.conformance.requirement.Requirement.CP_CA_PUBS;
import static sol023.conformance.requirement.Requirement.CP_CERT_CHOICE;
import static sol023.conformance.requirement.Requirement.CP_CERT_REQ_ID;
import static sol023.conformance.requirement.Requirement.CP_FAIL_INFO_ABSENT;
import static sol023.conformance.requirement.Requirement.CP_KEY_PAIR_ABSENT;
import static sol023.conformance.requirement.Requirement.CP_KEY_PAIR_PRESENT;
import static sol023.conformance.requirement.Requirement.CP_ONE_RESPONSE;
import static sol023.conformance.requirement.Requirement.CP_PRIVATE_KEY_ABSENT;
import static sol023.conformance.requirement.Requirement.CP_STATUS_PRESENT;
import static sol023.conformance.requirement.Requirement.CP_STATUS_VALUES;
import static sol023.conformance.requirement.Requirement.REJECTION_FORM;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.cmp.BodyContent.CertRep;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CertResponse;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.PkiStatus;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.Names;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.target.Target;

/** Judges CertRepMessage (table 5.5.3.2-1, RFC 9483 clause 4.1) and the certificate in it (RFC 5280). */
public final class CertRepChecks {

    private static final String CMC_RA = "1.3.6.1.5.5.7.3.28";
    private static final Set<String> CMP_AUTHORITIES = Set.of("1.3.6.1.5.5.7.3.27", CMC_RA, "1.3.6.1.5.5.7.3.32");
    private static final int KEY_CERT_SIGN = 5;
    private static final int SERIAL_OCTETS = 20;

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final Clock clock;

    public CertRepChecks(Checks checks, Target target, Parties parties, Clock clock) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.clock = clock;
    }

    /** Judges the structure of a cp that grants or waits. */
    void judge(CmpAnswer answer) {
        Checks on = checks.on(answer.http().exchange());
        on.check(CP_STATUS_PRESENT, "the response has a status", () -> assertThat(
                        answer.message().flatMap(CmpMessage::status))
                .as("status (%s)", answer.words())
                .isPresent());
        on.need(CP_ONE_RESPONSE, "the answer has a response", () -> assertThat(
                        content(answer).map(rep -> !rep.responses().isEmpty()))
                .as(answer.words())
                .contains(true));
        content(answer).ifPresent(rep -> {
            on.check(CP_ONE_RESPONSE, "there is one response", () -> assertThat(rep.responses())
                    .as("responses")
                    .hasSize(1));
            rep.responses().stream().findFirst().ifPresent(response -> {
                status(on, response);
                certReqId(on, response);
                granted(on, response);
            });
            caPubs(on, answer, rep);
        });
    }

    /** Judges the answer to a mistake in the certification request: a cp with status rejection. */
    void judgeRejection(Requirement requirement, CmpAnswer answer) {
        Checks on = checks.on(answer.http().exchange());
        on.need(requirement, "the request is rejected", () -> assertThat(answer.isRefusal())
                .as(answer.words())
                .isTrue());
        on.check(REJECTION_FORM, "the rejection comes as a cp", () -> assertThat(
                        answer.message().map(CmpMessage::type))
                .as(answer.words())
                .contains(BodyType.CP));
        Optional<CertResponse> response =
                content(answer).flatMap(rep -> rep.responses().stream().findFirst());
        if (response.isEmpty()) {
            on.notApplicable(CP_CERT_REQ_ID, "The rejection is no cp.");
            on.notApplicable(CP_KEY_PAIR_ABSENT, "The rejection is no cp.");
        }
        response.ifPresent(rejected -> {
            certReqId(on, rejected);
            on.check(
                    CP_KEY_PAIR_ABSENT, "there is no certifiedKeyPair", () -> assertThat(rejected.hasCertifiedKeyPair())
                            .as("certifiedKeyPair is present")
                            .isFalse());
        });
        new RefusalChecks(checks).refused(requirement, answer);
    }

    private static Optional<CertRep> content(CmpAnswer answer) {
        return answer.message()
                .map(CmpMessage::content)
                .filter(CertRep.class::isInstance)
                .map(CertRep.class::cast);
    }

    private static void status(Checks on, CertResponse response) {
        PkiStatus status = response.status().status();
        on.check(CP_STATUS_VALUES, "the status is one of those that are allowed", () -> assertThat(status)
                .as("status")
                .isIn(PkiStatus.ACCEPTED, PkiStatus.GRANTED_WITH_MODS, PkiStatus.REJECTION, PkiStatus.WAITING));
    }

    private void certReqId(Checks on, CertResponse response) {
        BigInteger zero = BigInteger.ZERO;
        BigInteger minusOne = BigInteger.ONE.negate();
        on.check(CP_CERT_REQ_ID, Interpretation.I_04, "certReqId is 0 or -1", () -> assertThat(response.certReqId())
                .as("certReqId")
                .isIn(zero, minusOne));
        if (target.cmp().dialect() == Target.Dialect.RFC9483) {
            on.advise(CP_CERT_REQ_ID, Interpretation.I_04, "certReqId is -1 as RFC 9483 says", () -> assertThat(
                            response.certReqId())
                    .as("certReqId")
                    .isEqualTo(minusOne));
        } else {
            on.advise(CP_CERT_REQ_ID, Interpretation.I_04, "certReqId is 0 as SOL023 says", () -> assertThat(
                            response.certReqId())
                    .as("certReqId")
                    .isEqualTo(zero));
        }
    }

    private static void granted(Checks on, CertResponse response) {
        if (!response.status().status().isGranted()) {
            return;
        }
        on.check(
                CP_FAIL_INFO_ABSENT,
                "failInfo is absent",
                () -> assertThat(response.status().failInfo()).as("failInfo").isEmpty());
        on.check(CP_KEY_PAIR_PRESENT, "certifiedKeyPair is present", () -> assertThat(response.hasCertifiedKeyPair())
                .as("certifiedKeyPair is present")
                .isTrue());
        on.check(CP_CERT_CHOICE, "the certificate is there, not encrypted", () -> assertThat(response.certificate())
                .as("certificate")
                .isPresent());
        on.check(CP_PRIVATE_KEY_ABSENT, "there is no private key", () -> assertThat(response.unexpected())
                .as("further parts of the response")
                .doesNotContain("privateKey"));
    }

    private void caPubs(Checks on, CmpAnswer answer, CertRep rep) {
        on.check(CP_CA_PUBS, Interpretation.I_22, "caPubs, if present, is the trust anchor of the certificate", () -> {
            for (X509Certificate anchor : rep.caPubs()) {
                assertThat(Certificates.isSelfSigned(anchor))
                        .as("caPubs holds a root")
                        .isTrue();
                Optional<X509Certificate> issued = answer.message().flatMap(CmpMessage::certificate);
                assertThat(issued.flatMap(certificate ->
                                Certificates.path(certificate, pool(answer), List.of(anchor), clock.instant())))
                        .as("path from the certificate to " + anchor.getSubjectX500Principal())
                        .isPresent();
            }
        });
    }

    private static Collection<X509Certificate> pool(CmpAnswer answer) {
        return answer.message().map(CmpMessage::extraCerts).orElse(List.of());
    }

    /** That the chain in the answer leads from the certificate to a configured anchor. */
    void path(CmpAnswer answer, X509Certificate certificate) {
        checks.on(answer.http().exchange())
                .check(CERT_CHAIN, "a path leads from the certificate to the trust anchor", () -> assertThat(
                                Certificates.path(certificate, pool(answer), parties.cmpAnchors(), clock.instant()))
                        .as("path over " + pool(answer).size() + " extraCerts to a configured anchor")
                        .isPresent());
    }

    /** That the certificate is what the certification request asked for. */
    void certificate(Enrolment enrolment) {
        X509Certificate certificate = enrolment.issued();
        Vnfci vnfci = enrolment.plan().vnfci();
        Checks on = checks.on(enrolment.answer().http().exchange());
        on.check(CERT_PUBLIC_KEY, "the certificate bears the key of the request", () -> assertThat(
                        certificate.getPublicKey().getEncoded())
                .as("public key")
                .isEqualTo(enrolment.key().getPublic().getEncoded()));
        on.check(CERT_SUBJECT, "the certificate bears the subject of the request", () -> assertThat(
                        Certificates.subject(certificate))
                .as("subject")
                .isEqualTo(Names.subject(vnfci.subjectName())));
        on.check(CERT_ALTERNATIVE_NAMES, "the certificate bears the alternative names of the request", () -> assertThat(
                        alternatives(certificate))
                .as("subjectAltName")
                .isEqualTo(vnfci.alternativeNames().stream()
                        .map(Names::alternative)
                        .collect(Collectors.toSet())));
        on.check(CERT_VALID_NOW, "the certificate is valid now", () -> assertThat(Date.from(clock.instant()))
                .as("now")
                .isBetween(certificate.getNotBefore(), certificate.getNotAfter(), true, true));
        on.check(CERT_SERIAL, "the serial number is positive and not too long", () -> {
            assertThat(certificate.getSerialNumber()).as("serial number").isPositive();
            assertThat(certificate.getSerialNumber().toByteArray().length)
                    .as("octets of the serial number")
                    .isLessThanOrEqualTo(SERIAL_OCTETS);
        });
    }

    /** That a certificate, if one was issued, bears no name but those of the registered VNFCI. */
    void noForeignName(Requirement requirement, Enrolment enrolment) {
        Vnfci vnfci = enrolment.plan().vnfci();
        Set<GeneralName> registered =
                vnfci.alternativeNames().stream().map(Names::alternative).collect(Collectors.toSet());
        checks.on(enrolment.answer().http().exchange())
                .check(requirement, "no certificate bears a name that is not registered", () -> {
                    if (enrolment.certificate().isPresent()) {
                        assertThat(registered).as("registered names").containsAll(alternatives(enrolment.issued()));
                        assertThat(Certificates.subject(enrolment.issued()))
                                .as("subject")
                                .isEqualTo(Names.subject(vnfci.subjectName()));
                    }
                });
    }

    private static Set<GeneralName> alternatives(X509Certificate certificate) {
        return Certificates.extension(certificate, Extension.subjectAlternativeName.getId())
                .map(value -> Set.of(GeneralNames.getInstance(value).getNames()))
                .orElse(Set.of());
    }

    /** That the certificates of a scenario all have different serial numbers. */
    void serials(List<Enrolment> enrolments) {
        List<BigInteger> serials = enrolments.stream()
                .flatMap(enrolment -> enrolment.certificate().stream())
                .map(X509Certificate::getSerialNumber)
                .toList();
        checks.check(CERT_SERIAL_UNIQUE, "the serial numbers differ", () -> assertThat(serials)
                .as("serial numbers")
                .hasSizeGreaterThan(1)
                .doesNotHaveDuplicates());
    }

    /** That a certificate, if one was issued, makes nobody an authority. */
    void harmless(Enrolment enrolment) {
        Checks on = checks.on(enrolment.answer().http().exchange());
        Optional<X509Certificate> certificate = enrolment.certificate();
        on.check(CERT_NO_CA, "no certificate of a certification authority is issued", () -> {
            assertThat(certificate.map(X509Certificate::getBasicConstraints).orElse(-1))
                    .as("path length of a certification authority, -1 for none")
                    .isEqualTo(-1);
            boolean[] usage = certificate.map(X509Certificate::getKeyUsage).orElse(null);
            assertThat(usage != null && usage[KEY_CERT_SIGN])
                    .as("keyCertSign in keyUsage")
                    .isFalse();
        });
        on.check(CERT_NO_CMP_AUTHORITY, "no certificate of a CMP authority is issued", () -> assertThat(
                        purposes(certificate))
                .as("extended key usage")
                .doesNotContainAnyElementsOf(CMP_AUTHORITIES));
    }

    private static List<String> purposes(Optional<X509Certificate> certificate) throws CertificateParsingException {
        if (certificate.isEmpty()) {
            return List.of();
        }
        List<String> purposes = certificate.get().getExtendedKeyUsage();
        return purposes == null ? List.of() : purposes;
    }
}
