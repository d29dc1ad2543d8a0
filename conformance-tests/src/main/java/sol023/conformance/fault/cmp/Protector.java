package sol023.conformance.fault.cmp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorProviderBuilder;
import sol023.conformance.fault.lab.LabConsumer;
import sol023.conformance.fault.proxy.Octets;

/** Computes the protection of a changed message anew, of the kind that its protectionAlg says (RFC 9810 §5.1.3). */
public final class Protector {

    private static final String PASSWORD_BASED_MAC = "1.2.840.113533.7.66.13";
    private static final String PBMAC1 = "1.2.840.113549.1.5.14";
    private static final int USUAL_ROUNDS = 1000;
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final PrivateKey key;
    private final List<LabConsumer> consumers;

    /**
     * @param key for signatures
     * @param consumers whose secrets serve for MACs, by their references
     */
    public Protector(PrivateKey key, List<LabConsumer> consumers) {
        this.key = key;
        this.consumers = List.copyOf(consumers);
    }

    /** The same message with protection bits that fit; a message without protectionAlg gets none. */
    public Message protect(Message message) throws IOException {
        Optional<ASN1Encodable> given = message.field(Field.PROTECTION_ALG);
        if (given.isEmpty()) {
            return message.protection(Optional.empty());
        }
        AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(given.get());
        Octets content = message.protectedPart();
        try {
            return message.protection(Optional.of(
                    isMac(algorithm) ? mac(algorithm, secret(message), content) : sign(algorithm, content)));
        } catch (OperatorCreationException | CRMFException e) {
            throw new IOException("the message cannot be protected with " + algorithm.getAlgorithm(), e);
        }
    }

    /** Whether the algorithm computes a MAC, not a signature. */
    public static boolean isMac(AlgorithmIdentifier algorithm) {
        return Set.of(PASSWORD_BASED_MAC, PBMAC1)
                .contains(algorithm.getAlgorithm().getId());
    }

    /** The same MAC algorithm, with a usual number of rounds if a PasswordBasedMac has one that nobody computes. */
    static AlgorithmIdentifier usable(AlgorithmIdentifier algorithm) {
        if (!algorithm.getAlgorithm().getId().equals(PASSWORD_BASED_MAC)) {
            return algorithm;
        }
        PBMParameter given = PBMParameter.getInstance(algorithm.getParameters());
        PBMParameter usual =
                new PBMParameter(given.getSalt().getOctets(), given.getOwf(), USUAL_ROUNDS, given.getMac());
        return new AlgorithmIdentifier(algorithm.getAlgorithm(), usual);
    }

    private Octets sign(AlgorithmIdentifier algorithm, Octets content) throws IOException {
        ContentSigner signer = Signatures.by(key, algorithm);
        try (OutputStream out = signer.getOutputStream()) {
            out.write(content.bytes());
        }
        return new Octets(signer.getSignature());
    }

    private static Octets mac(AlgorithmIdentifier algorithm, String secret, Octets content)
            throws OperatorCreationException, CRMFException, IOException {
        MacCalculator calculator = algorithm.getAlgorithm().getId().equals(PBMAC1)
                ? new JcePBMac1CalculatorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build()
                        .get(algorithm, secret.toCharArray())
                : new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(PROVIDER))
                        .setParameters(PBMParameter.getInstance(algorithm.getParameters()))
                        .build(secret.toCharArray());
        try (OutputStream out = calculator.getOutputStream()) {
            out.write(content.bytes());
        }
        return new Octets(calculator.getMac());
    }

    /** Whether the message's senderKID names a shared secret of the lab. */
    boolean knowsSecretOf(Message message) {
        return secretOf(message).isPresent();
    }

    private Optional<String> secretOf(Message message) {
        Optional<String> reference = message.field(Field.SENDER_KID)
                .map(kid -> new String(ASN1OctetString.getInstance(kid).getOctets(), StandardCharsets.UTF_8));
        return consumers.stream()
                .filter(consumer ->
                        reference.filter(consumer.macReference()::equals).isPresent())
                .map(LabConsumer::macSecret)
                .findFirst();
    }

    private String secret(Message message) throws IOException {
        return secretOf(message).orElseThrow(() -> new IOException("no secret for the senderKID of the message"));
    }
}
