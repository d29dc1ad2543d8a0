package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import sol023.conformance.fault.cmp.CertRep;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;

/**
 * RFC 5280 §5: what can go wrong with the CRL. The certificates lead to a CRL at the proxy, and are the CMF's in everything else; the proxy
 * fetches the CMF's own CRL and changes one thing in it.
 */
final class CrlFaults {

    private static final String PATH = "/crl-of-the-proxy";
    private static final int KEY_COMPROMISE = 1;
    private static final int SUPERSEDED = 4;

    private CrlFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("crl-not-served", "The CRL cannot be fetched.")
                        .kills(CRL_LISTS_REVOKED, "the CRL of the certificate can be fetched")
                        .byNew(() -> serving((crl, bench) -> Answer.of(404))),
                fault("crl-of-another-ca", "The CRL is signed by another CA than the certificate.")
                        .kills(CRL_LISTS_REVOKED, "the CRL is signed by the issuer of the certificate")
                        .byNew(() -> serving((crl, bench) ->
                                answer(bench.foreignCa().resign(crl, serial -> false, Optional.empty())))),
                fault("crl-without-entry", "A revoked certificate is not on the CRL.")
                        .kills(CRL_LISTS_REVOKED, "the CRL lists the certificate")
                        .kills(REVOKE_POSTCONDITION, "the certificate is revoked")
                        .byNew(() -> serving((crl, bench) ->
                                answer(bench.issuingCa().resign(crl, serial -> true, Optional.empty())))),
                fault("crl-with-other-reason", "The CRL names another reason than the revocation.")
                        .advises(CRL_REASON)
                        .byNew(() -> serving((crl, bench) ->
                                answer(bench.issuingCa().resign(crl, serial -> false, Optional.of(KEY_COMPROMISE))))),
                fault("crl-always-superseded", "The CRL says of every certificate that it was superseded.")
                        .advises(CRL_REASON)
                        .byNew(() -> serving((crl, bench) ->
                                answer(bench.issuingCa().resign(crl, serial -> false, Optional.of(SUPERSEDED))))));
    }

    private interface CrlChange {
        Answer apply(CertificateList crl, Bench bench) throws IOException;
    }

    /** No fault: the first address of several is out of order, and one is not of HTTP. */
    static Defect severalAddresses() {
        return serving(
                (crl, bench) -> answer(crl),
                address -> List.of("ldap://127.0.0.1/cn=crl", address + "-out-of-order", address));
    }

    /** No fault: the CRL has more than it needs. */
    static Defect furtherEntries() {
        return serving((crl, bench) -> answer(bench.issuingCa().extended(crl)));
    }

    private static Defect serving(CrlChange change) {
        return serving(change, List::of);
    }

    private static Defect serving(CrlChange change, Function<String, List<String>> names) {
        Memory<URI> addresses = new Memory<>();
        return (request, origin, bench) -> {
            if (request.path().equals(PATH)) {
                bench.hit();
                URI address = addresses.last().orElseThrow(() -> new IOException("no certificate has led here"));
                return change.apply(fetch(address), bench);
            }
            Answer answer = origin.send(request);
            Optional<Message> granted = CmpDefects.isCmp(request)
                    ? CmpDefects.message(answer.body()).filter(Statuses::grants)
                    : Optional.empty();
            if (granted.isEmpty()) {
                return answer;
            }
            address(granted.get()).ifPresent(addresses::note);
            Message redirected = CertificateFaults.reissued(
                    granted.get(),
                    bench,
                    certificate -> CertificateFaults.put(
                            certificate,
                            Extension.cRLDistributionPoints,
                            false,
                            points(names.apply(origin.address() + PATH))));
            return answer.withBody(bench.protector().protect(redirected).encode());
        };
    }

    private static Answer answer(CertificateList crl) throws IOException {
        return Answer.of(200, "application/pkix-crl", new Octets(crl.getEncoded("DER")));
    }

    private static CertificateList fetch(URI address) throws IOException {
        try (InputStream in = address.toURL().openStream()) {
            return CertificateList.getInstance(in.readAllBytes());
        }
    }

    private static CRLDistPoint points(List<String> addresses) {
        GeneralName[] names = addresses.stream()
                .map(address -> new GeneralName(GeneralName.uniformResourceIdentifier, address))
                .toArray(GeneralName[]::new);
        return new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(names)), null, null)
        });
    }

    /** The first address in the distribution points of the certificate. */
    private static Optional<URI> address(Message granted) {
        Optional<Certificate> certificate = CertRep.of(granted).response().certificate();
        return certificate
                .map(X509CertificateHolder::new)
                .map(holder -> holder.getExtension(Extension.cRLDistributionPoints))
                .map(extension ->
                        CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()[0])
                .map(point -> GeneralNames.getInstance(
                                point.getDistributionPoint().getName())
                        .getNames()[0])
                .map(name ->
                        URI.create(ASN1IA5String.getInstance(name.getName()).getString()));
    }
}
