package sol023.conformance.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Optional;
import sol023.conformance.client.pki.RevocationList;
import sol023.conformance.target.Target;

/** Whether the CRL that certificates of the CMF name can be fetched from here. */
final class CrlExam {

    private final Target target;

    CrlExam(Target target) {
        this.target = target;
    }

    /** A problem, or that it is fine; empty when the address is of no kind that can be looked at here. */
    Optional<Finding> look(String address) {
        try {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(target.timeouts().connect())
                    .sslContext(
                            TlsContext.of(target.rest().trust(), target.vnfm().tls()))
                    .build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(target.timeouts().answer())
                    .build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                RevocationList.parse(answer.body());
                return Optional.of(Finding.fine("the CRL at " + address + " can be fetched"));
            }
            return Optional.of(unreachable(address, "it was answered " + answer.statusCode()));
        } catch (IOException e) {
            return Optional.of(unreachable(address, "no answer"));
        } catch (GeneralSecurityException e) {
            return Optional.of(unreachable(address, "what came is no CRL"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(unreachable(address, "it is no URI"));
        }
    }

    private static Finding unreachable(String address, String why) {
        return Finding.problem(
                "crl.check",
                "the CRL at " + address + ", which certificates of the CMF name, cannot be fetched from here: " + why
                        + "; open the way, or set crl.check: no");
    }
}
