package sol023.conformance.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.Certificate;
import sol023.conformance.fault.cmp.IssuingCa;
import sol023.conformance.fault.cmp.Protector;
import sol023.conformance.fault.cmp.Reply;
import sol023.conformance.fault.cmp.Strangers;
import sol023.conformance.fault.lab.Identity;
import sol023.conformance.fault.lab.LabConsumer;
import sol023.conformance.fault.lab.LabDirectory;
import sol023.conformance.fault.lab.LabTls;
import sol023.conformance.fault.lab.VnfmTls;
import sol023.conformance.fault.proxy.Credentials;

/** The keys of a lab CMF, made ready for use. */
final class Lab {

    private static final List<String> CONSUMERS = List.of("vnfm", "vnfm-b");

    private final Credentials tls;
    private final Credentials vnfmTls;
    private final Protector protector;
    private final Map<String, Protector> consumers = new HashMap<>();
    private final IssuingCa issuingCa;
    private final Reply reply;
    private final Certificate foreignRoot;
    private final IssuingCa foreignCa;
    private final Map<String, Reply> otherSigners = new HashMap<>();

    Lab(LabDirectory directory) throws IOException {
        Identity cmp = directory.cmp();
        List<LabConsumer> known = new ArrayList<>();
        for (String name : CONSUMERS) {
            known.add(directory.consumer(name));
        }
        Identity stranger = Strangers.selfSigned("stranger");
        this.tls = new LabTls(directory.server(), known, stranger);
        this.vnfmTls = new VnfmTls(directory.vnfmServer(), List.of(directory.cmfClient(), directory.server(), cmp));
        this.foreignCa = new IssuingCa(stranger);
        this.foreignRoot = Strangers.certificate(stranger);
        this.protector = new Protector(cmp.key(), known);
        for (LabConsumer consumer : known) {
            consumers.put(consumer.name(), new Protector(consumer.identity().key(), known));
        }
        this.issuingCa = new IssuingCa(directory.issuing());
        this.reply = new Reply(cmp, protector);
        for (String algorithm : List.of("EC", "RSA")) {
            Identity other = issuingCa.certify(Strangers.keyPair(algorithm), cmp);
            otherSigners.put(algorithm, new Reply(other, new Protector(other.key(), known)));
        }
    }

    Credentials tls() {
        return tls;
    }

    /** TLS in front of the VNFM that the suite plays. */
    Credentials vnfmTls() {
        return vnfmTls;
    }

    Protector protector() {
        return protector;
    }

    Protector protector(String consumer) {
        Protector own = consumers.get(consumer);
        if (own == null) {
            throw new IllegalArgumentException("no consumer " + consumer);
        }
        return own;
    }

    IssuingCa issuingCa() {
        return issuingCa;
    }

    IssuingCa foreignCa() {
        return foreignCa;
    }

    Certificate foreignRoot() {
        return foreignRoot;
    }

    Reply reply() {
        return reply;
    }

    Reply otherSigner(String keyAlgorithm) {
        Reply other = otherSigners.get(keyAlgorithm);
        if (other == null) {
            throw new IllegalArgumentException("no signer with a key of " + keyAlgorithm);
        }
        return other;
    }
}
