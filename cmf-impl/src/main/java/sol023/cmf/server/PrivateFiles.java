package sol023.cmf.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Files and folders that nobody but the CMF's user reads. Where the file system knows no permissions, they are as it makes them. */
final class PrivateFiles {

    private PrivateFiles() {}

    static void createFolder(Path folder) {
        try {
            if (isPosix(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new ConfigException("the folder " + folder + " cannot be made", e);
        }
    }

    /** Writes the whole file or nothing: whoever reads it meanwhile sees the old content or the new. */
    static void write(Path file, String text) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new ConfigException(file + " cannot be written");
        }
        var temporary = parent.resolve(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(temporary);
            if (isPosix(parent)) {
                Files.createFile(
                        temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var channel =
                    FileChannel.open(temporary, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be written", e);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
