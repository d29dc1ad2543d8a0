package sol023.cmf.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static boolean allows(AddressPolicy policy, String address) throws UnknownHostException {
        return policy.allows(InetAddress.getByName(address));
    }

    private static AddressPolicy policy(String... networks) {
        return new AddressPolicy(List.of(networks).stream().map(Network::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "169.254.169.254",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "::7f00:1",
                "2001:0:102:304::f5ff:fffe",
                "64:ff9b:1:7f00:0:100::"
            })
    void no_address_of_this_machine_its_link_or_a_group_is_allowed_unless_it_is_named(String address)
            throws UnknownHostException {
        assertThat(allows(AddressPolicy.OTHER_MACHINES, address)).isFalse();
        assertThat(allows(policy("0.0.0.0/0", "::/0"), address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "192.0.2.1", "203.0.113.9", "2001:db8::1", "fd00::1"})
    void every_other_address_is_allowed_where_no_networks_are_named(String address) throws UnknownHostException {
        assertThat(allows(AddressPolicy.OTHER_MACHINES, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.0/23, 10.1.3.255, true",
        "10.1.2.0/23, 10.1.4.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, 2001:db8::1, false",
        "10.0.0.0/8, 64:ff9b::a01:203, true",
        "2001:db8::/32, 64:ff9b::a01:203, false",
        "127.0.0.0/8, 127.0.0.1, true",
        "127.0.0.0/8, 169.254.1.1, false",
        "127.0.0.1, 127.0.0.2, false",
        "::1, ::1, true",
        "169.254.10.0/24, 169.254.10.1, true",
        "64:ff9b:1::/48, 64:ff9b:1::a01:203, true",
        "64:ff9b::/32, 64:ff9b:1::a01:203, false"
    })
    void what_lies_in_a_named_network_is_allowed(String network, String address, boolean allowed)
            throws UnknownHostException {
        assertThat(allows(policy(network), address)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0/8",
                "example.org/8",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "::/129",
                "1.2.3.4/a",
                "1.2.3.400"
            })
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
