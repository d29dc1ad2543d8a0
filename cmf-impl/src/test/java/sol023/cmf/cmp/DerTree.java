package sol023.cmf.cmp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A DER value as a tree that can be changed anywhere and encoded again with right lengths. */
final class DerTree {

    private final int tag;
    private byte[] value;
    private final List<DerTree> children;

    private DerTree(int tag, byte[] value, List<DerTree> children) {
        this.tag = tag;
        this.value = value;
        this.children = children;
    }

    /** Reads octets that are known to be DER with one-octet tags. */
    static DerTree parse(byte[] der) {
        return parse(der, new int[1]);
    }

    private static DerTree parse(byte[] der, int[] position) {
        int tag = der[position[0]++] & 0xff;
        int length = length(der, position);
        int end = position[0] + length;
        if ((tag & 0x20) == 0) {
            var value = Arrays.copyOfRange(der, position[0], end);
            position[0] = end;
            return new DerTree(tag, value, List.of());
        }
        List<DerTree> children = new ArrayList<>();
        while (position[0] < end) {
            children.add(parse(der, position));
        }
        return new DerTree(tag, new byte[0], children);
    }

    private static int length(byte[] der, int[] position) {
        int first = der[position[0]++] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der[position[0]++] & 0xff);
        }
        return length;
    }

    DerTree child(int index) {
        return children.get(index);
    }

    void append(DerTree child) {
        children.add(child);
    }

    void replace(int index, DerTree child) {
        children.set(index, child);
    }

    int size() {
        return children.size();
    }

    /** Changes one place below this value. */
    void mutate(RandomGenerator random) {
        if (children.isEmpty()) {
            value = mutated(value, random);
            return;
        }
        int index = random.nextInt(children.size());
        switch (random.nextInt(8)) {
            case 0 -> children.remove(index);
            case 1 -> children.add(index, children.get(index));
            case 2 -> children.set(index, anything(random));
            case 3 -> children.add(children.remove(index));
            default -> children.get(index).mutate(random);
        }
    }

    private static DerTree anything(RandomGenerator random) {
        var value = new byte[random.nextInt(12)];
        random.nextBytes(value);
        return new DerTree(1 + random.nextInt(30), value, List.of());
    }

    private static byte[] mutated(byte[] value, RandomGenerator random) {
        if (value.length == 0 || random.nextInt(4) == 0) {
            var other = new byte[random.nextInt(40)];
            random.nextBytes(other);
            return other;
        }
        var changed = value.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    /** A SEQUENCE with this content. */
    static byte[] sequence(byte[] content) {
        return new DerTree(0x30, content, List.of()).encode();
    }

    byte[] encode() {
        var content = new ByteArrayOutputStream();
        content.writeBytes(value);
        children.forEach(child -> content.writeBytes(child.encode()));
        var der = new ByteArrayOutputStream();
        der.write(tag);
        int length = content.size();
        if (length < 0x80) {
            der.write(length);
        } else {
            int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            der.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                der.write(length >> (8 * i));
            }
        }
        der.writeBytes(content.toByteArray());
        return der.toByteArray();
    }
}
