# Tries, inside a worker's namespaces, what a trial will need, and prints a line for each:
# "NAME\tok" or "NAME\trefused\tSTEP\tERRNO\tTEXT". Changes nothing that outlives it.
use strict;
use warnings;
BEGIN { my ($here) = $0 =~ m{^(.*)/}; require "$here/kernel.pl" }

sub try_out {
    my ($name, $act) = @_;
    if (eval { $act->(); 1 }) { print "$name\tok\n"; return }
    print "$name\trefused\t$@";
}

try_out('wire', sub {
    my $peer = nest(1, link_message(0, 0), attribute(3, "eth0\0"));
    my $body = link_message(0, 0) . attribute(3, "gw0\0") . nest(18, attribute(1, "veth\0"), nest(2, $peer));
    netlink_ask(netlink_open(0), 'make a veth pair', 16, 0x600, $body);
});
try_out('packets', sub { socket(my $wire, 17, 3, 0x0300) or fail('open a packet socket') });
try_out('ipv6', sub { -d '/proc/sys/net/ipv6' or fail('use IPv6', 97) });
try_out('nesting', sub { enter_new(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS, "create the subject's namespaces") });
