package sol023.conformance.client.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import sol023.conformance.client.decode.Shape.Field;

/** Writes an ASN.1 value as a tree: one line per node, with the offset in the DER encoding before it. */
final class TreeWriter {

    private static final int MOST_LINES = 2000;

    private final StringBuilder text = new StringBuilder();
    private int lines;

    static String write(String name, ASN1Encodable value, Shape shape) {
        TreeWriter writer = new TreeWriter();
        writer.node(name, value, shape, 0, 0);
        return writer.text.toString();
    }

    private void node(String name, ASN1Encodable value, Shape shape, int offset, int depth) {
        if (shape instanceof Shape.Words words) {
            line(offset, depth, name + " " + words.words().apply(value));
        } else if (shape instanceof Shape.Fields fields && value instanceof ASN1Sequence sequence) {
            line(offset, depth, name);
            fields(sequence, fields.fields(), inside(value, offset), depth + 1);
        } else if (shape instanceof Shape.Many many && isCollection(value)) {
            List<ASN1Encodable> elements = elements(value);
            line(offset, depth, name + " (" + elements.size() + ")");
            int at = inside(value, offset);
            for (ASN1Encodable element : elements) {
                node(many.element(), element, many.shape().get(), at, depth + 1);
                at += length(element);
            }
        } else if (shape instanceof Shape.Choice choice
                && value instanceof ASN1TaggedObject tagged
                && choice.choices().containsKey(tagged.getTagNo())) {
            Field field = choice.choices().get(tagged.getTagNo());
            ASN1Encodable content = tagged.getExplicitBaseObject();
            node(name + " " + field.name(), content, field.shape().get(), inside(value, offset), depth);
        } else {
            plain(name, value, offset, depth);
        }
    }

    private void fields(ASN1Sequence sequence, List<Field> fields, int offset, int depth) {
        int at = offset;
        int next = 0;
        for (ASN1Encodable element : sequence) {
            int found = next;
            while (found < fields.size() && !fields.get(found).accepts().test(element)) {
                found++;
            }
            if (found == fields.size()) {
                plain("(not defined)", element, at, depth);
            } else {
                field(fields.get(found), element, at, depth);
                next = found + 1;
            }
            at += length(element);
        }
    }

    private void field(Field field, ASN1Encodable element, int offset, int depth) {
        if (!field.tagged()) {
            node(field.name(), element, field.shape().get(), offset, depth);
            return;
        }
        ASN1TaggedObject tagged = (ASN1TaggedObject) element;
        if (field.explicit()) {
            node(field.name(), tagged.getExplicitBaseObject(), field.shape().get(), inside(element, offset), depth);
        } else {
            plain(field.name(), element, offset, depth);
        }
    }

    private void plain(String name, ASN1Encodable value, int offset, int depth) {
        if (isCollection(value)) {
            line(offset, depth, name);
            int at = inside(value, offset);
            for (ASN1Encodable element : elements(value)) {
                plain("-", element, at, depth + 1);
                at += length(element);
            }
        } else if (value instanceof ASN1TaggedObject tagged) {
            line(offset, depth, name + " [" + tagged.getTagNo() + "]");
            plain("-", tagged.getBaseObject().toASN1Primitive(), inside(value, offset), depth + 1);
        } else {
            line(offset, depth, name + " " + Words.of(value));
            if (name.equals("extnValue") && value instanceof ASN1OctetString octets) {
                extension(octets, inside(value, offset), depth + 1);
            }
        }
    }

    private void extension(ASN1OctetString value, int offset, int depth) {
        try {
            plain("value", ASN1Primitive.fromByteArray(value.getOctets()), offset, depth);
        } catch (IOException e) {
            line(offset, depth, "(not DER: " + e.getMessage() + ")");
        }
    }

    private void line(int offset, int depth, String content) {
        if (lines == MOST_LINES) {
            text.append("…\n");
        }
        if (lines++ < MOST_LINES) {
            text.append(String.format("%5d  ", offset))
                    .append("  ".repeat(depth))
                    .append(content)
                    .append('\n');
        }
    }

    private static boolean isCollection(ASN1Encodable value) {
        return value instanceof ASN1Sequence || value instanceof ASN1Set;
    }

    private static List<ASN1Encodable> elements(ASN1Encodable value) {
        List<ASN1Encodable> elements = new ArrayList<>();
        if (value instanceof ASN1Sequence sequence) {
            sequence.forEach(elements::add);
        } else if (value instanceof ASN1Set set) {
            set.forEach(elements::add);
        }
        return elements;
    }

    /** Where the contents of a value begin: behind its tag (one octet here) and its length. */
    private static int inside(ASN1Encodable value, int offset) {
        int total = length(value);
        int header = 2;
        for (int most = 0x7f, octets = 1; total - header > most; octets++, header++) {
            most = (1 << (8 * octets)) - 1;
        }
        return offset + header;
    }

    private static int length(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER").length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
