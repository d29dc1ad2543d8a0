package sol023.cmf.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * To which addresses the CMF connects when somebody else has named them.
 *
 * @param networks where they have to be; empty: anywhere. Addresses of this machine, of its link, of groups, of Teredo and of the site's own translation are refused unless a
 *     network here has nothing but such addresses: {@code 127.0.0.0/8} allows this machine, {@code 0.0.0.0/0} does not
 */
public record AddressPolicy(List<Network> networks) {

    /** Addresses that are no other machine's, or of which nobody but the network's operator knows whose: Teredo, and translation in the site (RFC 8215). */
    private static final List<Network> SPECIAL = List.of(
            Network.parse("0.0.0.0/8"),
            Network.parse("127.0.0.0/8"),
            Network.parse("169.254.0.0/16"),
            Network.parse("224.0.0.0/3"),
            Network.parse("::/127"),
            Network.parse("fe80::/10"),
            Network.parse("fec0::/10"),
            Network.parse("ff00::/8"),
            Network.parse("2001::/32"),
            Network.parse("64:ff9b:1::/48"));

    /** IPv6 addresses that lead to an IPv4 address, and at which octet that begins. */
    private record Embedding(Network network, int at) {}

    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(Network.parse("64:ff9b::/96"), 12),
            new Embedding(Network.parse("2002::/16"), 2),
            new Embedding(Network.parse("::/96"), 12));

    /** Every address of another machine. */
    public static final AddressPolicy OTHER_MACHINES = new AddressPolicy(List.of());

    /** This machine only, as a lab wants it. */
    public static final AddressPolicy THIS_MACHINE =
            new AddressPolicy(List.of(Network.parse("127.0.0.0/8"), Network.parse("::1")));

    public AddressPolicy {
        networks = List.copyOf(networks);
    }

    /** Whether the CMF may connect there. */
    public boolean allows(InetAddress address) {
        if (isSpecial(address)) {
            return networks.stream()
                    .anyMatch(network -> network.contains(address)
                            && SPECIAL.stream().anyMatch(special -> isWithin(network, special)));
        }
        var embedded = embedded(address);
        if (embedded.isPresent()) {
            return allows(embedded.get());
        }
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isSpecial(InetAddress address) {
        return SPECIAL.stream().anyMatch(special -> special.contains(address));
    }

    private static boolean isWithin(Network inner, Network outer) {
        return inner.bits() >= outer.bits() && outer.contains(inner.address());
    }

    private static Optional<InetAddress> embedded(InetAddress address) {
        return address instanceof Inet6Address
                ? EMBEDDINGS.stream()
                        .filter(each -> each.network().contains(address))
                        .findFirst()
                        .map(each -> ipv4(address, each.at()))
                : Optional.empty();
    }

    private static InetAddress ipv4(InetAddress address, int at) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(address.getAddress(), at, at + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four octets are an address", impossible);
        }
    }
}
