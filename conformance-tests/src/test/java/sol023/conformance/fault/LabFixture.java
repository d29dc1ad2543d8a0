package sol023.conformance.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import sol023.conformance.fault.lab.Identity;

/** Writes a data directory as {@code serve --lab} lays it out, with keys of its own. */
public final class LabFixture {

    private static final char[] PASSWORD = "fixture".toCharArray();

    private final Path folder;
    private long serial = 1;

    private LabFixture(Path folder) {
        this.folder = folder;
    }

    public static Path write(Path folder) throws IOException {
        try {
            new LabFixture(folder).write();
            return folder;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    private void write() throws IOException, GeneralSecurityException, OperatorCreationException {
        Identity root = issue("Lab Root", List.of(), true);
        Identity issuing = issue("Lab Issuing CA", List.of(root), true);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        put(store, "root", root);
        put(store, "issuing", issuing);
        put(store, "cmp", issue("Lab CMF CMP", List.of(issuing), false));
        put(store, "server", issue("127.0.0.1", List.of(issuing), false));
        Files.createDirectories(folder.resolve("ca"));
        Files.writeString(folder.resolve("ca/keys.password"), new String(PASSWORD) + "\n");
        try (OutputStream out = Files.newOutputStream(folder.resolve("ca/keys.p12"))) {
            store.store(out, PASSWORD);
        }
        pem(folder.resolve("ca/root.crt"), new JcaMiscPEMGenerator(root.certificate()));
        for (String name : List.of("vnfm", "vnfm-b")) {
            Path own = Files.createDirectories(folder.resolve(name));
            Identity identity = issue(name, List.of(issuing), false);
            pem(own.resolve("vnfm.key"), new JcaPKCS8Generator(identity.key(), null));
            StringWriter chain = new StringWriter();
            for (X509Certificate certificate : identity.chain()) {
                try (Writer kept = new StringWriter();
                        PemWriter writer = new PemWriter(kept)) {
                    writer.writeObject(new JcaMiscPEMGenerator(certificate));
                    writer.flush();
                    chain.append(kept.toString());
                }
            }
            Files.writeString(own.resolve("vnfm-chain.pem"), chain.toString());
            Files.writeString(own.resolve("cmp-secret"), "secret-of-" + name + "\n");
        }
    }

    private static void put(KeyStore store, String alias, Identity identity) throws GeneralSecurityException {
        store.setKeyEntry(alias, identity.key(), PASSWORD, identity.chain().toArray(X509Certificate[]::new));
    }

    private static void pem(Path file, PemObjectGenerator content) throws IOException {
        try (PemWriter writer = new PemWriter(Files.newBufferedWriter(file))) {
            writer.writeObject(content);
        }
    }

    private Identity issue(String name, List<Identity> issuer, boolean ca)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair key = generator.generateKeyPair();
        X500Name subject = new X500Name("CN=" + name + ",O=Lab");
        X500Name signedBy = issuer.isEmpty()
                ? subject
                : X500Name.getInstance(
                        issuer.get(0).certificate().getSubjectX500Principal().getEncoded());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        var builder = new JcaX509v3CertificateBuilder(
                signedBy,
                BigInteger.valueOf(serial++),
                Date.from(now),
                Date.from(now.plusSeconds(3_000_000_000L)),
                subject,
                key.getPublic());
        JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        builder.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key.getPublic()));
        if (name.equals("127.0.0.1")) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, name)));
        }
        var signingKey = issuer.isEmpty() ? key.getPrivate() : issuer.get(0).key();
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signingKey)));
        List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
        issuer.forEach(above -> chain.addAll(above.chain()));
        return new Identity(key.getPrivate(), chain);
    }
}
