package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CRL_LISTS_REVOKED;
import static sol023.conformance.requirement.Requirement.CRL_REASON;
import static sol023.conformance.requirement.Requirement.REVOKE_POSTCONDITION;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.pki.RevocationList;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Body;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.target.Target;

/** Looks at the CRL of a certificate until it lists the certificate, or the time for that is over (RFC 5280 §5). */
public final class RevocationLists {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final Clock clock;

    public RevocationLists(Checks checks, Target target, Parties parties, Clock clock) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.clock = clock;
    }

    /** A look at the CRL: what was fetched, and the list in it. */
    private record Look(HttpAnswer answer, Optional<RevocationList> list) {}

    void judge(Enrolment enrolment, RevocationReason reason) {
        X509Certificate certificate = enrolment.issued();
        List<String> addresses = RevocationList.addresses(certificate);
        if (addresses.isEmpty()) {
            for (Requirement requirement : List.of(CRL_LISTS_REVOKED, CRL_REASON)) {
                checks.inconclusive(
                        requirement,
                        "the CRL lists the certificate",
                        "The certificate names no CRL distribution point that can be fetched over HTTP.");
            }
            return;
        }
        Look look = lookUntilListed(addresses, certificate);
        Checks on = checks.on(look.answer().exchange());
        on.need(CRL_LISTS_REVOKED, "the CRL of the certificate can be fetched", () -> assertThat(look.list())
                .as("CRL in the answer with HTTP status " + look.answer().status())
                .isPresent());
        RevocationList list = look.list().orElseThrow();
        on.check(CRL_LISTS_REVOKED, "the CRL is signed by the issuer of the certificate", () -> assertThat(
                        issuers(enrolment).stream().anyMatch(list::isSignedBy))
                .as("signed by " + certificate.getIssuerX500Principal())
                .isTrue());
        on.check(CRL_LISTS_REVOKED, "the CRL lists the certificate", () -> assertThat(
                        list.lists(certificate.getSerialNumber()))
                .as("serial number is on the CRL")
                .isTrue());
        on.check(REVOKE_POSTCONDITION, "the certificate is revoked", () -> assertThat(
                        list.lists(certificate.getSerialNumber()))
                .as("serial number is on the CRL")
                .isTrue());
        on.check(CRL_REASON, "the entry bears the reason of the revocation", () -> assertThat(
                        list.reason(certificate.getSerialNumber()))
                .as("reasonCode")
                .contains(reason.code()));
    }

    /** Whether the CRL lists the certificate, now or before the time for CRLs is over. */
    boolean listsWithin(Enrolment enrolment) {
        X509Certificate certificate = enrolment.issued();
        List<String> addresses = RevocationList.addresses(certificate);
        return !addresses.isEmpty()
                && lookUntilListed(addresses, certificate)
                        .list()
                        .filter(list -> list.lists(certificate.getSerialNumber()))
                        .isPresent();
    }

    private Look lookUntilListed(List<String> addresses, X509Certificate certificate) {
        Instant end = clock.instant().plus(target.timeouts().crl());
        while (true) {
            Look look = look(addresses);
            boolean listed = look.list()
                    .filter(list -> list.lists(certificate.getSerialNumber()))
                    .isPresent();
            if (listed || clock.instant().isAfter(end)) {
                return look;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** The addresses are alternatives (RFC 5280 §4.2.1.13): the first that gives a CRL is enough. */
    private Look look(List<String> addresses) {
        Look look = look(URI.create(addresses.get(0)));
        for (int i = 1; i < addresses.size() && look.list().isEmpty(); i++) {
            look = look(URI.create(addresses.get(i)));
        }
        return look;
    }

    private Look look(URI address) {
        HttpAnswer answer = parties.vnfm().transport().send("GET", address, List.of(), Body.EMPTY);
        try {
            return new Look(
                    answer, Optional.of(RevocationList.parse(answer.body().bytes())));
        } catch (GeneralSecurityException e) {
            return new Look(answer, Optional.empty());
        }
    }

    private List<X509Certificate> issuers(Enrolment enrolment) {
        List<X509Certificate> known = new ArrayList<>(parties.cmpAnchors());
        enrolment.answer().message().map(CmpMessage::extraCerts).ifPresent(known::addAll);
        return known.stream()
                .filter(certificate -> certificate
                        .getSubjectX500Principal()
                        .equals(enrolment.issued().getIssuerX500Principal()))
                .toList();
    }
}
