package sol023.cmf.admin;

import org.jspecify.annotations.Nullable;

/**
 * The body of a denial.
 *
 * @param detail what the requester is told; may be missing
 */
public record Denial(@Nullable String detail) {}
