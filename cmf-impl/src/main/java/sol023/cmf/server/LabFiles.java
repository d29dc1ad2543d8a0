package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import sol023.cmf.ca.PrivateFiles;

/** What the lab writes into its folder, for its own user only. A folder that cannot be used is a matter of the command line. */
final class LabFiles {

    private LabFiles() {}

    static void makeFolder(Path folder) {
        try {
            PrivateFiles.makeFolder(folder);
        } catch (IOException e) {
            throw new ConfigException("the folder " + folder + " cannot be made", e);
        }
    }

    /** Writes the whole file or nothing: whoever reads it meanwhile sees the old content or the new. */
    static void write(Path file, String text) {
        try {
            PrivateFiles.write(file, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be written", e);
        }
    }
}
