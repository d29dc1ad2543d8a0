package sol023.cmf.process;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A PKIMessage with one thing changed at random.
 *
 * @param what what was done and where, for the failure message
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MessageMutation(Part part, String what, byte[] message) {

    /** The part of the PKIMessage that the change is in (RFC 9810 section 5.1). */
    enum Part {
        FRAME,
        HEADER,
        BODY,
        PROTECTION,
        EXTRA_CERTS
    }

    private static final int KINDS = 7;
    private static final int LONGEST_SLICE = 24;

    /** The parts that a valid message has; only extraCerts may be left out. */
    static List<Part> parts(byte[] message) {
        return Stream.of(Part.values())
                .filter(part -> startOf(message, part) < message.length)
                .toList();
    }

    /**
     * Changes one place of a valid message; the result always differs from the original.
     *
     * @param aim the part to change, one that the message has; where a splice repeats what was there, the first difference can be in a later one
     */
    static MessageMutation of(byte[] original, Part aim, Random random) {
        int from = startOf(original, aim);
        int to = aim == Part.FRAME ? contentAt(original, 0) : endAt(original, from);
        while (true) {
            int at = from + random.nextInt(to - from);
            int length = 1 + random.nextInt(Math.min(LONGEST_SLICE, original.length - at));
            int kind = random.nextInt(KINDS);
            byte[] changed = change(original, kind, at, length, random);
            if (!Arrays.equals(original, changed)) {
                int first = Arrays.mismatch(original, changed);
                return new MessageMutation(partAt(original, first), "kind " + kind + " at " + first, changed);
            }
        }
    }

    private static byte[] change(byte[] original, int kind, int at, int length, Random random) {
        byte[] changed = original.clone();
        switch (kind) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt(256);
            case 2 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, changed, at, length);
            }
            case 3 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                return spliced(original, at, noise, at);
            }
            case 4 -> {
                return spliced(original, at, new byte[0], at + length);
            }
            case 5 -> {
                return spliced(original, at, Arrays.copyOfRange(original, at, at + length), at);
            }
            default -> {
                return Arrays.copyOf(original, at);
            }
        }
        return changed;
    }

    private static byte[] spliced(byte[] original, int end, byte[] middle, int from) {
        byte[] result = new byte[end + middle.length + original.length - from];
        System.arraycopy(original, 0, result, 0, end);
        System.arraycopy(middle, 0, result, end, middle.length);
        System.arraycopy(original, from, result, end + middle.length, original.length - from);
        return result;
    }

    private static Part partAt(byte[] message, int index) {
        Part result = Part.FRAME;
        for (Part part : Part.values()) {
            if (startOf(message, part) <= index) {
                result = part;
            }
        }
        return result;
    }

    /** The parts are the elements of the outer sequence, in this order; DER is walked by its lengths. */
    private static int startOf(byte[] message, Part part) {
        if (part == Part.FRAME) {
            return 0;
        }
        int position = contentAt(message, 0);
        for (Part passed : EnumSet.range(Part.HEADER, Part.EXTRA_CERTS)) {
            if (passed == part) {
                break;
            }
            position = endAt(message, position);
        }
        return position;
    }

    private static int contentAt(byte[] der, int tag) {
        int first = der[tag + 1] & 0xff;
        return tag + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int endAt(byte[] der, int tag) {
        int content = contentAt(der, tag);
        int length = der[tag + 1] & 0xff;
        if (length >= 0x80) {
            length = 0;
            for (int i = tag + 2; i < content; i++) {
                length = length << 8 | (der[i] & 0xff);
            }
        }
        return content + length;
    }

    @Override
    public String toString() {
        return part + ", " + what + ": " + HexFormat.of().formatHex(message);
    }
}
