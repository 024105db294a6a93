# Shows the subject's packets, save ordinary TCP and upkeep of the wire: a packet socket on all of
# the gateway's interfaces behind a classic BPF filter. The bulk of the traffic thus never leaves
# the kernel. Writes frames to standard output:
#   | length of the frame 4 | packets lost since the last mark 4 | ethernet frame | (big-endian)
# A UDP packet to port 9 on the loopback is a mark: everything sent before it has been written
# before it.
use strict;
use warnings;
BEGIN { my ($here) = $0 =~ m{^(.*)/}; require "$here/kernel.pl" }

use constant { ACCEPT => 0xffff, SOL_SOCKET => 1, SO_ATTACH_FILTER => 26, SOL_PACKET => 263, PACKET_STATISTICS => 6 };
my %CODE = (ldw => 0x20, ldh => 0x28, ldb => 0x30, ldx_ihl => 0xb1, ldb_x => 0x50, and => 0x54, jeq => 0x15, ret => 0x06);

# [label,] operation, operand, label if true (jumps only; if false, on to the next line). Offsets
# count from the ethernet header.
my @FILTER = (
    [ldw => 0xfffff000 + 28],    # SKF_AD_HATYPE
    [jeq => 772, 'loopback'],
    [ldw => 0xfffff000 + 4],     # SKF_AD_PKTTYPE: what we send ourselves
    [jeq => 4, 'drop'],
    [ldh => 12],
    [jeq => 0x0806, 'drop'],
    [jeq => 0x0800, 'ipv4'],
    [jeq => 0x86dd, 'ipv6'],
    [ret => ACCEPT],
    'ipv4', [ldb => 23], [jeq => 6, 'tcp4'], [ret => ACCEPT],
    'tcp4', [ldx_ihl => 14], [ldb_x => 27], [and => 0x12], [jeq => 0x02, 'accept'], [ret => 0],
    'ipv6', [ldb => 20], [jeq => 6, 'tcp6'], [jeq => 58, 'icmp6'], [ret => ACCEPT],
    'tcp6', [ldb => 67], [and => 0x12], [jeq => 0x02, 'accept'], [ret => 0],
    'icmp6', [ldb => 54], (map { [jeq => $_, 'drop'] } 133, 134, 136, 143), [ret => ACCEPT],
    'loopback', [ldb => 23], [jeq => 17, 'mark'], [ret => 0],
    'mark', [ldh => 36], [jeq => 9, 'accept'], [ret => 0],
    'drop', [ret => 0],
    'accept', [ret => ACCEPT],
);

sub assemble {
    my (@lines, %at);
    for my $entry (@_) { ref $entry ? push @lines, $entry : ($at{$entry} = @lines) }
    return join '', map {
        my ($operation, $operand, $label) = @{ $lines[$_] };
        pack 'S C C L', $CODE{$operation}, $label ? $at{$label} - $_ - 1 : 0, 0, $operand;
    } 0 .. $#lines;
}

my $program = assemble(@FILTER);
# The filter first, the protocol after it: nothing unfiltered is ever queued.
socket(my $wire, 17, 3, 0) or fail('open a packet socket');
setsockopt($wire, SOL_SOCKET, SO_ATTACH_FILTER, pack 'S x6 P', length($program) / 8, $program) or fail('filter packets');
setsockopt($wire, SOL_SOCKET, 8, pack 'L', 4 << 20);    # SO_RCVBUF, as far as the host lets us
bind($wire, pack 'S n l S C C a8', 17, 0x0003, 0, 0, 0, 0, '') or fail('watch all interfaces');
syswrite STDOUT, pack 'N N', 0, 0;                      # An empty frame: watching.
while (defined(recv $wire, my $frame, 65536, 0)) {
    my $lost = 0;
    if (substr($frame, 0, 12) eq "\0" x 12) { (undef, $lost) = unpack 'L2', getsockopt($wire, SOL_PACKET, PACKET_STATISTICS) }
    my $out = pack('N N', length $frame, $lost) . $frame;
    while (length $out) {
        my $written = syswrite STDOUT, $out;
        exit 0 unless defined $written;
        substr $out, 0, $written, '';
    }
}
fail('read packets');
