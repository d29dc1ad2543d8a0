package sol023.conformance.fault.lab;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import sol023.conformance.fault.proxy.Credentials;

/**
 * TLS in front of the VNFM that the suite plays: the same server certificate, and the same CMF towards the suite. A client certificate that
 * is none of the CMF's is not passed on.
 */
public final class VnfmTls implements Credentials {

    private final SSLContext server;
    private final List<Identity> own;
    private final List<SSLContext> clients = new ArrayList<>();
    private final SSLContext nobody;

    /**
     * @param vnfm what the suite shows to the CMF
     * @param own what the CMF may show as a client
     */
    public VnfmTls(Identity vnfm, List<Identity> own) throws IOException {
        List<X509Certificate> issuers = new ArrayList<>();
        own.forEach(identity ->
                issuers.addAll(identity.chain().subList(1, identity.chain().size())));
        this.server = LabTls.context(Optional.of(vnfm), new AnyPeer(issuers));
        this.own = List.copyOf(own);
        AnyPeer origin = new AnyPeer(List.of());
        for (Identity identity : own) {
            clients.add(LabTls.context(Optional.of(identity), origin));
        }
        this.nobody = LabTls.context(Optional.empty(), origin);
    }

    @Override
    public SSLContext server() {
        return server;
    }

    @Override
    public String consumer(Optional<X509Certificate> certificate) {
        for (int i = 0; i < own.size(); i++) {
            if (certificate.equals(Optional.of(own.get(i).certificate()))) {
                return String.valueOf(i);
            }
        }
        return "";
    }

    @Override
    public SSLContext client(String consumer) {
        return consumer.isEmpty() ? nobody : clients.get(Integer.parseInt(consumer));
    }
}
