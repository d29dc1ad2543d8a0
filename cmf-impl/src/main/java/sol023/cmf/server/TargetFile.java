package sol023.cmf.server;

import java.net.URI;
import java.nio.file.Path;

/** The file that tells the conformance suite how to reach the lab and what it claims. */
final class TargetFile {

    private TargetFile() {}

    /** @param folder the lab's; the file lies in it and names other files relative to it */
    static String text(URI apiRoot, Path folder, LabConsumer vnfm, LabConsumer other, LabVnfmServer ownVnfm) {
        return """
                # Written at each start of the lab.
                target:
                  name: SOL023 reference CMF (lab)
                  release: 5.4.1
                rest:
                  apiRoot: %1$s
                  trust: ca/root.crt
                  version: 1.0.0
                cmp:
                  base: %1$s
                  path: auto
                  trust: ca/root.crt
                  dialect: sol023
                  certTypeOid: 2.25.208896543332777917914555828409390080422
                  handlingOid: 2.25.169123436002420989929136188873172933503
                credentials:
                  vnfm:
                %2$s  other:
                %3$scrl:
                  check: true
                ics:
                  cmp.signature: yes
                  cmp.mac: yes
                  cmp.implicitConfirm: yes
                  cmp.explicitConfirm: yes
                  cmp.polling: no
                  cmp.sol023: yes
                  cmp.rfc9483: yes
                  cmp.certReqId: 0
                  cmp.pvno3: no
                  cmp.path.wellKnown: yes
                  cmp.path.dotWellknown: yes
                  cmp.path.wellknown: yes
                  rest.duplicate: 409
                  notify.duplicate: 303
                  rest.aliasPaths: yes
                  rest.othersSubjects: hidden
                  rest.oauth: yes
                  rest.paging: yes
                  rest.tooBig: no
                  lcm.consumer: yes
                  lcm.onVnfcRemoved: revoke
                hooks:
                  certificate.expires: {name: "*.brief.sol023.example", within: 30s}
                %4$s
                timeouts: {connect: 5s, answer: 15s, crl: 30s}
                """
                .formatted(
                        apiRoot,
                        credentials(folder, vnfm)
                                + tokens(
                                        apiRoot, "secret: {file: " + folder.relativize(vnfm.tokenSecret()) + "}", vnfm),
                        credentials(folder, other) + tokens(apiRoot, "mtls: yes", other),
                        server(folder, ownVnfm));
    }

    /** The first VNFM shows its secret, the other one its certificate; the rest is what the lab's token endpoint does for tests. */
    private static String tokens(URI apiRoot, String proof, LabConsumer consumer) {
        return """
                    oauth:
                      tokenEndpoint: %s
                      clientId: %s
                      %s
                      brief: lab_lifetime=1
                      elsewhere: resource=urn:sol023:elsewhere
                """
                .formatted(apiRoot + LabTokenServlet.TOKEN_PATH, consumer.name(), proof);
    }

    private static String server(Path folder, LabVnfmServer vnfm) {
        return """
                vnfm:
                  listen: %s
                  tls: {certificate: %s, key: %s}
                  trust: ca/root.crt
                  lcmClient: {id: %s, secret: {file: %s}}"""
                .formatted(
                        vnfm.authority(),
                        folder.relativize(vnfm.chain()),
                        folder.relativize(vnfm.key()),
                        LabLcm.CLIENT,
                        folder.relativize(vnfm.clientSecret()));
    }

    private static String credentials(Path folder, LabConsumer consumer) {
        var chain = folder.relativize(consumer.chain());
        var key = folder.relativize(consumer.key());
        var secret = folder.relativize(consumer.secret());
        return """
                    tls: {certificate: %1$s, key: %2$s}
                    cmp: {certificate: %1$s, key: %2$s}
                    mac: {reference: %3$s, secret: {file: %4$s}}
                """
                .formatted(chain, key, consumer.macReference(), secret);
    }
}
