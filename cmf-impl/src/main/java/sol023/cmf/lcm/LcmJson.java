package sol023.cmf.lcm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** JSON of the VNF LCM interface. Its vendors may add what they like, so only depth and lengths are bounded. */
final class LcmJson {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_NUMBER = 128;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LcmJson() {}

    /** @throws VnfmException if it is no JSON */
    static JsonNode read(String text) {
        try {
            var tree = MAPPER.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw VnfmException.unusable("an answer of the VNFM has no body");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new VnfmException(VnfmException.Kind.UNUSABLE, "an answer of the VNFM is no JSON that is taken", e);
        }
    }

    static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String writeTexts(Collection<String> texts) {
        try {
            return MAPPER.writeValueAsString(new TreeSet<>(texts));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> readTexts(String json) {
        try {
            var texts = new TreeSet<String>();
            MAPPER.readTree(json).forEach(each -> texts.add(each.asText()));
            return texts;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
