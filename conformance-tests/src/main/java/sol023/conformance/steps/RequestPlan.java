package sol023.conformance.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpClient;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.cmp.MessageDraft;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.cmp.ProtectionVerifier;

/** A CMP request that will be sent: valid as it is made, and open to changes of its message, its octets and its transfer. */
final class RequestPlan {

    /** How the request travels. */
    enum Wire {
        ORDINARY,
        HTTP_1_0,
        /** HTTP/1.1 written octet by octet, for what no library sends. */
        RAW
    }

    private final Party party;
    private final BodyType body;
    private Supplier<ASN1Encodable> content = () -> DERNull.INSTANCE;
    private Protection protection;
    private final ProtectionVerifier verifier;
    private String pathName;
    private String operation;
    private String pathSuffix = "";
    private Optional<String> mediaType = Optional.of(CmpClient.MEDIA_TYPE);
    private Wire wire = Wire.ORDINARY;
    private final List<InfoItem> generalInfo = new ArrayList<>();
    private final List<Consumer<MessageDraft>> changes = new ArrayList<>();
    private Optional<UnaryOperator<byte[]>> octets = Optional.empty();

    RequestPlan(Party party, CertificateType type, BodyType body, String operation, ProtectionVerifier verifier) {
        this.party = party;
        this.body = body;
        this.pathName = type.pathName();
        this.operation = operation;
        this.verifier = verifier;
        this.protection = new Protection.Signed(party.signer());
    }

    Party party() {
        return party;
    }

    BodyType body() {
        return body;
    }

    void content(Supplier<ASN1Encodable> content) {
        this.content = content;
    }

    /** What is sent in the name of the protection: sender, senderKID and extraCerts follow it. */
    void protection(Protection protection) {
        this.protection = protection;
    }

    Protection protection() {
        return protection;
    }

    ProtectionVerifier verifier() {
        return verifier;
    }

    void path(String name, String operation) {
        this.pathName = name;
        this.operation = operation;
    }

    String pathName() {
        return pathName;
    }

    String operation() {
        return operation;
    }

    void pathSuffix(String suffix) {
        this.pathSuffix = suffix;
    }

    String pathSuffix() {
        return pathSuffix;
    }

    /** Another Content-Type; empty for none at all, which goes over {@link Wire#RAW}. */
    void mediaType(Optional<String> mediaType) {
        this.mediaType = mediaType;
        if (mediaType.isEmpty()) {
            this.wire = Wire.RAW;
        }
    }

    Optional<String> mediaType() {
        return mediaType;
    }

    void wire(Wire wire) {
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    /** The items of generalInfo, to be changed in place. */
    List<InfoItem> generalInfo() {
        return generalInfo;
    }

    /** Changes the message before it is encoded. */
    void change(Consumer<MessageDraft> change) {
        changes.add(change);
    }

    /** Changes the octets of the encoded message. */
    void octets(UnaryOperator<byte[]> change) {
        this.octets = Optional.of(change);
    }

    /** The message as it stands, without the changes. */
    MessageDraft draft() {
        MessageDraft draft = new MessageDraft(body, content.get(), protection);
        generalInfo.forEach(draft::info);
        return draft;
    }

    void applyTo(MessageDraft draft) {
        changes.forEach(change -> change.accept(draft));
    }

    byte[] encode(MessageDraft draft) {
        return octets.orElse(UnaryOperator.identity()).apply(draft.encode());
    }

    /** Whether the request is still a PKIMessage when it leaves, so that its answer can refer to it. */
    boolean isReadable() {
        return octets.isEmpty();
    }
}
