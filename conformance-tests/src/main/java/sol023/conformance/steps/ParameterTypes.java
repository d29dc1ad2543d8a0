package sol023.conformance.steps;

import io.cucumber.java.ParameterType;

/** The words in the feature files that stand for a value of a closed list. */
public final class ParameterTypes {

    @ParameterType("VNFCI certificates|VNF OAM certificates")
    public CertificateType certificates(String words) {
        return words.startsWith("VNFCI") ? CertificateType.VNFCI : CertificateType.VNF_OAM;
    }

    @ParameterType("unspecified|keyCompromise|affiliationChanged|superseded|cessationOfOperation")
    public RevocationReason reason(String word) {
        return RevocationReason.named(word);
    }
}
