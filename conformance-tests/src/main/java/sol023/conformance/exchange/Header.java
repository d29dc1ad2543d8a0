package sol023.conformance.exchange;

/** One header field as sent. */
public record Header(String name, String value) {}
