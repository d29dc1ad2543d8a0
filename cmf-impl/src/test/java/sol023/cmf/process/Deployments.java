package sol023.cmf.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configured CMFs, with the credentials of a lab. */
final class Deployments {

    private Deployments() {}

    /** Makes a lab, whose CA and VNFM are then those of a {@code cmf.yaml} in its data directory that stores in PostgreSQL. */
    static Path onPostgres(Path directory, String url) throws IOException {
        Path data;
        try (CmfProcess lab = CmfProcess.startLab(directory)) {
            data = lab.lab().data();
        }
        int port = freePort();
        Files.writeString(
                data.resolve("cmf.yaml"),
                """
                https:
                  listen: 127.0.0.1:%1$d
                rest:
                  apiRoot: https://127.0.0.1:%1$d
                ca:
                  folder: ca
                  password: {file: ca/keys.password}
                  organization: Lab
                crl:
                  url: https://127.0.0.1:%1$d/crl
                store:
                  postgresql:
                    url: %2$s
                    user: postgres
                    password: {file: ca/keys.password}
                consumers:
                  - name: vnfm
                    tls: [vnfm/vnfm.crt]
                    cmp: [vnfm/vnfm.crt]
                    mac:
                      - reference: vnfm-1
                        secret: {file: vnfm/cmp-secret}
                """
                        .formatted(port, url.replaceFirst("\\?.*", "")));
        return data;
    }

    /** The same on another port, for the same store. */
    static Path anotherNode(Path configuration) throws IOException {
        String text = Files.readString(configuration);
        Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(text);
        if (!port.find()) {
            throw new IllegalArgumentException("no port in " + configuration);
        }
        Path other = configuration.resolveSibling("other-" + configuration.getFileName());
        return Files.writeString(other, text.replace("127.0.0.1:" + port.group(1), "127.0.0.1:" + freePort()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
