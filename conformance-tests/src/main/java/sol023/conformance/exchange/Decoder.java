package sol023.conformance.exchange;

import java.util.Optional;

/** Makes a body readable. A decoder never throws: what it cannot read it describes, or leaves to the next. Thread-safe. */
@FunctionalInterface
public interface Decoder {

    /**
     * The view of a body.
     *
     * @param mediaType without parameters, in lower case, empty text if none was given
     * @param body the whole body, never empty
     * @return empty when this decoder does not know the kind
     */
    Optional<Exchange.Decoded> decode(String mediaType, byte[] body);
}
