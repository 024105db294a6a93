# Calls into the kernel that perl-base lacks: namespaces, mounts, netlink. The other scripts here
# read it in. It decides and prints nothing. Every failure dies with "STEP\tERRNO\tTEXT", which the
# callers pass on.
use strict;
use warnings;
use Config;

# System call numbers by architecture; arm64 and riscv64 share the kernel's generic table.
my %GENERIC = (
    ptrace => 117, mount => 40, umount2 => 39, pivot_root => 41, unshare => 97, clock_gettime => 113, setresgid => 149, setresuid => 147,
    setsid => 157, setgroups => 159, sethostname => 161, prctl => 167, wait4 => 260, prlimit64 => 261,
);
my %CALLS = (
    x86_64 => {
        ptrace => 101, mount => 165, umount2 => 166, pivot_root => 155, unshare => 272, clock_gettime => 228, setresgid => 119,
        setresuid => 117, setsid => 112, setgroups => 116, sethostname => 170, prctl => 157, wait4 => 61, prlimit64 => 302,
    },
    aarch64 => \%GENERIC,
    riscv64 => \%GENERIC,
);
my ($MACHINE) = $Config{archname} =~ /^([^-]+)/;
my $NUMBERS = $CALLS{$MACHINE};

use constant {
    CLONE_NEWNS => 0x20000, CLONE_NEWUTS => 0x4000000, CLONE_NEWIPC => 0x8000000, CLONE_NEWUSER => 0x10000000,
    CLONE_NEWPID => 0x20000000, CLONE_NEWNET => 0x40000000,
    MS_RDONLY => 1, MS_NOSUID => 2, MS_NODEV => 4, MS_NOEXEC => 8, MS_REMOUNT => 32, MS_BIND => 4096, MS_REC => 16384,
    MS_PRIVATE => 1 << 18, MNT_DETACH => 2,
    PR_SET_PDEATHSIG => 1, PR_SET_CHILD_SUBREAPER => 36, SIGKILL => 9,
    RLIMIT_CORE => 4, RLIMIT_NPROC => 6, RLIMIT_NOFILE => 7,
};

sub fail { my ($step, $errno) = @_; $errno //= $! + 0; local $! = $errno; die "$step\t$errno\t$!\n" }

# A system call. Strings are passed by address, so that the kernel can fill them: they have to be
# variables of the caller's. Dies unless the kernel answers 0 or more.
sub kernel_call {
    my ($step, $name) = (shift, shift);
    fail("know the system calls of $MACHINE", 38) unless $NUMBERS;
    my $result = syscall($NUMBERS->{$name}, @_);
    fail($step) if $result < 0;
    return $result;
}

sub enter_new { my ($flags, $step) = @_; kernel_call($step, 'unshare', $flags + 0) }

sub mount_on {
    my ($from, $to, $type, $flags, $data) = @_;
    kernel_call("mount $to", 'mount', $from, $to, $type, $flags + 0, $data // 0);
}

sub limit_resource {
    my ($resource, $soft, $hard) = @_;
    my $old = pack 'Q2', 0, 0;
    kernel_call('read a resource limit', 'prlimit64', 0, $resource + 0, 0, $old);
    my (undef, $ceiling) = unpack 'Q2', $old;
    $hard = $ceiling if $hard > $ceiling;
    $soft = $hard if $soft > $hard;
    my $new = pack 'Q2', $soft, $hard;
    kernel_call('set a resource limit', 'prlimit64', 0, $resource + 0, $new, 0);
}

sub milliseconds_now {
    my $time = pack 'q2', 0, 0;
    kernel_call('read the clock', 'clock_gettime', 0, $time);
    my ($s, $ns) = unpack 'q2', $time;
    return $s * 1000 + $ns / 1e6;
}

sub write_text {
    my ($path, $text, $step) = @_;
    open(my $file, '>', $path) or fail($step // "write $path");
    defined syswrite($file, $text) or fail($step // "write $path");
    close $file or fail($step // "write $path");
}

# As write_text, for settings that some kernels lack (IPv6 switched off, older versions).
sub try_setting { my ($path, $text) = @_; eval { write_text("/proc/sys/net/$path", $text) }; }

# --- netlink (rtnetlink(7)): | length 4 | type 2 | flags 2 | sequence 4 | port 4 | body |,
# attributes | length 2 | type 2 | data, padded to 4 |

sub attribute { my ($type, $data) = @_; my $n = length $data; return pack('S2', $n + 4, $type) . $data . "\0" x (-$n & 3) }
sub nest { my ($type, @inner) = @_; return attribute($type | 0x8000, join '', @inner) }
sub link_message { my ($index, $flags) = @_; return pack 'C x S l L L', 0, 0, $index, $flags, $flags }

sub netlink_open {
    my ($protocol) = @_;
    socket(my $socket, 16, 3, $protocol) or fail('open a netlink socket');
    bind($socket, pack 'S S L L', 16, 0, 0, 0) or fail('bind a netlink socket');
    return $socket;
}

my $sequence = 0;
sub netlink_message {
    my ($type, $flags, $body) = @_;
    $sequence++;
    return pack('L S S L L', 16 + length $body, $type, $flags | 1, $sequence, 0) . $body;
}

# Sends one request that asks for an acknowledgement and dies with $step unless it is 0.
sub netlink_ask {
    my ($socket, $step, $type, $flags, $body) = @_;
    send($socket, netlink_message($type, $flags | 4, $body), 0) or fail($step);
    netlink_expect($socket, $step);
}

# Reads answers until an acknowledgement; an error dies.
sub netlink_expect {
    my ($socket, $step) = @_;
    defined recv($socket, my $answer, 65536, 0) or fail($step);
    for (my $at = 0; $at + 16 <= length $answer;) {
        my ($length, $type) = unpack 'L S', substr $answer, $at, 6;
        if ($type == 2) {
            my $errno = -unpack 'l', substr $answer, $at + 16, 4;
            fail($step, $errno) if $errno;
        }
        $at += ($length + 3) & ~3;
    }
}

sub packed_address {
    my ($text) = @_;
    return pack 'C4', split /\./, $text if $text !~ /:/;
    my ($head, $tail) = map { [split /:/, $_] } split /::/, "$text ", 2;
    my @head = map { s/ //r } @$head;
    my @tail = map { s/ //r } @{ $tail // [] };
    @head = grep { length } @head;
    @tail = grep { length } @tail;
    return pack 'n8', map { hex } @head, ('0') x (8 - @head - @tail), @tail;
}

sub family_of { return $_[0] =~ /:/ ? 10 : 2 }

sub link_up { my ($socket, $index) = @_; netlink_ask($socket, "raise interface $index", 16, 0, link_message($index, 1)) }

sub add_address {
    my ($socket, $index, $address, $prefix) = @_;
    my $packed = packed_address($address);
    my $body = pack('C4 L', family_of($address), $prefix, 2, 0, $index) . attribute(2, $packed) . attribute(1, $packed);
    # The broadcast address, as every ordinary set-up tool gives it.
    $body .= attribute(4, $packed | pack 'N', (1 << (32 - $prefix)) - 1) if family_of($address) == 2 && $prefix < 32;
    netlink_ask($socket, "give interface $index the address $address", 20, 0x600, $body);
}

# add_route($socket, {to, prefix, family, table, type, scope, index, via})
sub add_route {
    my ($socket, $route) = @_;
    my $family = $route->{family};
    my $body = pack 'C8 L', $family, $route->{prefix}, 0, 0, $route->{table} // 254, 3, $route->{scope} // 0,
        $route->{type} // 1, 0;
    $body .= attribute(1, packed_address($route->{to})) if $route->{prefix};
    $body .= attribute(4, pack 'L', $route->{index});
    $body .= attribute(5, packed_address($route->{via})) if $route->{via};
    netlink_ask($socket, 'add a route', 24, 0x600, $body);
}

1;
