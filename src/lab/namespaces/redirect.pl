# Programs nf_tables over netlink, without the nft program: every TCP connection that arrives on an
# ethernet interface is led to one port, its address kept. For each of IPv4 and IPv6:
#   table ip captive { chain prerouting {
#     type nat hook prerouting priority -100; iiftype 1 meta l4proto tcp dnat to :PORT } }
# Numbers are those of linux/netfilter/nf_tables.h; what loopback carries is left alone, the lab's
# own backend is there.
use strict;
use warnings;

sub expression { my ($name, @attributes) = @_; return nest(1, attribute(1, "$name\0"), nest(2, @attributes)) }
sub be32 { return pack 'N', $_[0] }
sub meta_into_1 { return expression('meta', attribute(1, be32(1)), attribute(2, be32($_[0]))) }
sub equals_1 { return expression('cmp', attribute(1, be32(1)), attribute(2, be32(0)), nest(3, attribute(1, $_[0]))) }

sub redirect_rule {
    my ($family, $port) = @_;
    return nest(4,
        meta_into_1(8), equals_1(pack 'S', 1),    # NFT_META_IIFTYPE is ARPHRD_ETHER
        meta_into_1(16), equals_1(pack 'C', 6),   # NFT_META_L4PROTO is TCP
        expression('immediate', attribute(1, be32(1)), nest(2, attribute(1, pack 'n', $port))),
        expression('nat', attribute(1, be32(1)), attribute(2, be32($family)), attribute(5, be32(1))));
}

# Dies if the kernel refuses.
sub redirect_all_tcp {
    my ($port) = @_;
    my $socket = netlink_open(12);
    my @names = (attribute(1, "captive\0"), "prerouting\0");
    my $batch = netlink_message(0x10, 0, pack 'C C n', 0, 0, 10);
    for my $family (2, 10) {
        my $header = pack 'C C n', $family, 0, 0;
        $batch .= netlink_message(0xa00, 0x400, $header . $names[0]);
        $batch .= netlink_message(0xa03, 0x400, $header . $names[0] . attribute(3, $names[1])
                . nest(4, attribute(1, be32(0)), attribute(2, pack 'N', -100 & 0xffffffff)) . attribute(7, "nat\0"));
        $batch .= netlink_message(0xa06, 0xc04, $header . $names[0] . attribute(2, $names[1]) . redirect_rule($family, $port));
    }
    $batch .= netlink_message(0x11, 0, pack 'C C n', 0, 0, 10);
    send($socket, $batch, 0) or fail('program nf_tables');
    # The rules' own acknowledgements come only after the whole batch was taken; an error comes instead of them.
    netlink_expect($socket, 'program nf_tables') for 1, 2;
}

1;
