package sol023.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * One change of the contract, and the differences that must come of it, all of them and no other.
 *
 * @param pointer the object in the document that is changed; empty for the document itself
 */
record Change(String name, String document, String pointer, Consumer<ObjectNode> change, List<String> expected) {

    static Change of(String name, String document, String pointer, Consumer<ObjectNode> change, String... expected) {
        return new Change(name, document, pointer, change, List.of(expected));
    }

    /** A contract with this change alone. */
    Contract applied() {
        Contract contract = Contract.read();
        change.accept(contract.object(document, pointer));
        return contract;
    }

    @Override
    public String toString() {
        return name;
    }
}
