package sol023.cmf.access;

import java.security.Principal;
import java.util.regex.Pattern;

/**
 * Somebody who may ask the CMF for something, usually a VNFM. One name over every protocol: what a consumer registered over REST,
 * only that consumer enrols and revokes over CMP.
 *
 * @param name the name given in the configuration: 1 to 64 letters, digits, dots, hyphens and underscores
 */
public record Consumer(String name) implements Principal {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Consumer {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a consumer's name has 1 to 64 letters, digits, dots, hyphens and underscores");
        }
    }

    @Override
    public String getName() {
        return name;
    }
}
