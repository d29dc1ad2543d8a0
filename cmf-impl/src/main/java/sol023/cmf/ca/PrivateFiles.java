package sol023.cmf.ca;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Writes files whole or not at all, durable, and where the file system can, readable by their owner only. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Replaces the file by one that only its owner may read. */
    public static void write(Path file, byte[] content) throws IOException {
        replace(file, content, "rw-------");
    }

    static void writePublic(Path file, byte[] content) throws IOException {
        replace(file, content, "rw-r--r--");
    }

    /** Makes the folder and those above it, for its owner only, unless they are there. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
    }

    private static void replace(Path file, byte[] content, String permissions) throws IOException {
        var temporary =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", attributes("rw-------"));
        try {
            try (var channel = FileChannel.open(temporary, EnumSet.of(StandardOpenOption.WRITE))) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (isPosix()) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
