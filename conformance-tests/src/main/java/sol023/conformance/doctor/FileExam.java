package sol023.conformance.doctor;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.requirement.EditionIndex;
import sol023.conformance.target.Capability;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;

/** Looks at what needs no network: files, certificates, keys, and answers that contradict each other. */
final class FileExam {

    private final Target target;
    private final List<Finding> findings = new ArrayList<>();
    private final PemExam pem;

    FileExam(Target target, Clock clock) {
        this.target = target;
        this.pem = new PemExam(clock, findings);
    }

    List<Finding> examine() {
        if (!target.release().equals(EditionIndex.EDITION)) {
            findings.add(Finding.problem(
                    "target.release",
                    "is " + target.release() + "; this suite judges by edition " + EditionIndex.EDITION));
        }
        target.rest().trust().ifPresent(file -> pem.certificates("rest.trust", file));
        pem.certificates("cmp.trust", target.cmp().trust());
        credential("credentials.vnfm", target.vnfm());
        target.other().ifPresent(other -> credential("credentials.other", other));
        target.other().ifPresent(this::different);
        target.vnfm().oauth().ifPresent(oauth -> oauth("credentials.vnfm.oauth", oauth));
        target.other().flatMap(Target.Credential::oauth).ifPresent(oauth -> oauth("credentials.other.oauth", oauth));
        new HookExam(target, pem, findings).examine();
        target.ownVnfm().ifPresent(this::ownVnfm);
        if (target.cmp().certTypeOid().equals(target.cmp().handlingOid())) {
            findings.add(Finding.problem(
                    "cmp.handlingOid",
                    "is the same as cmp.certTypeOid, " + target.cmp().certTypeOid()));
        }
        if (target.supports(Capability.CMP_MAC) && target.vnfm().mac().isEmpty()) {
            findings.add(Finding.problem(
                    "credentials.vnfm.mac", "is missing, although ics.cmp.mac says that shared secrets are supported"));
        }
        if (target.supports(Capability.REST_OAUTH) && target.vnfm().oauth().isEmpty()) {
            findings.add(Finding.problem(
                    "credentials.vnfm.oauth", "is missing, although ics.rest.oauth says that tokens are taken"));
        }
        return findings;
    }

    private void oauth(String key, OAuth oauth) {
        oauth.trust().ifPresent(file -> pem.certificates(key + ".trust", file));
        if (!target.rest().apiRoot().getScheme().equals("https")) {
            findings.add(Finding.problem(
                    "rest.apiRoot", "must be an https URI, since " + key + " is given: tokens travel over TLS only"));
        }
    }

    /** Two consumers that are one would make every check of ownership fail. */
    private void different(Target.Credential other) {
        Target.Credential vnfm = target.vnfm();
        if (isSame(vnfm.tls(), other.tls())) {
            findings.add(Finding.problem(
                    "credentials.other.tls",
                    "is the certificate of credentials.vnfm.tls; it must be another consumer's"));
        }
        if (isSame(vnfm.cmp(), other.cmp())) {
            findings.add(Finding.problem(
                    "credentials.other.cmp",
                    "is the certificate of credentials.vnfm.cmp; it must be another consumer's"));
        }
        Optional<String> client = vnfm.oauth().map(OAuth::clientId);
        if (client.isPresent() && client.equals(other.oauth().map(OAuth::clientId))) {
            findings.add(Finding.problem(
                    "credentials.other.oauth.clientId",
                    "is that of credentials.vnfm.oauth; it must be another consumer's"));
        }
        Optional<String> reference = vnfm.mac().map(Target.MacCredential::reference);
        if (reference.isPresent() && reference.equals(other.mac().map(Target.MacCredential::reference))) {
            findings.add(Finding.problem(
                    "credentials.other.mac",
                    "has the reference of credentials.vnfm.mac; it must be another consumer's"));
        }
    }

    private static boolean isSame(Target.KeyFiles one, Target.KeyFiles other) {
        try {
            List<X509Certificate> first = PemFiles.certificates(one.certificate());
            List<X509Certificate> second = PemFiles.certificates(other.certificate());
            return !first.isEmpty() && !second.isEmpty() && first.get(0).equals(second.get(0));
        } catch (IOException | GeneralSecurityException e) {
            return false; // what cannot be read is a finding of its own
        }
    }

    private void ownVnfm(VnfmSettings vnfm) {
        pem.pair("vnfm.tls", vnfm.tls());
        vnfm.trust().ifPresent(file -> pem.certificates("vnfm.trust", file));
    }

    private void credential(String key, Target.Credential credential) {
        pem.pair(key + ".tls", credential.tls());
        pem.pair(key + ".cmp", credential.cmp());
    }
}
