# Runs one program in a sandbox of its own: perl subject.pl ROOT BYTES GATEWAY4 SUBJECT4 GATEWAY6
# SUBJECT6 MAC_GATEWAY MAC_SUBJECT
#
# Processes, each in its place:
#   keeper   in the worker's namespaces: mounts ROOT (a tmpfs of at most BYTES), makes and removes
#            the veth pair;
#   builder  in new mount, UTS, IPC and network namespaces: the interface, the mounts of the plan;
#   init     PID 1 of the new PID namespace: proc, pivot_root, reaping; everything in there ends
#            with it;
#   subject  in a user namespace of its own, as uid 1000 without capabilities, or as 0 with those
#            that concern this namespace alone;
#   tracer   beside it where the plan asks for one (tracer.pl).
# Descriptor 3 gives the plan: strings, each | length 4, big-endian | bytes |, read as operations
# (see %OPERATIONS). On 4 go lines: "pipes\tPID\tIN\tOUT\tERR" (our ends of the subject's streams,
# to be opened through /proc/PID/fd before the plan's end), "builder\tPID" (a process in the
# subject's network namespace), "started\tMS", "unstartable\tTEXT",
# "ended\texit|signal\tNUMBER\tMS\tLEFT_OVER" (milliseconds since the epoch), "absent\tPATH" for a
# mount that the kernel refused and that can be done without, "over" when nothing runs any more, and
# "failed\tSTEP\tERRNO\tTEXT". SIGTERM ends the subject and all that it started. ROOT stays until
# standard input is closed.
use strict;
use warnings;
BEGIN { my ($here) = $0 =~ m{^(.*)/}; require "$here/$_" for 'kernel.pl', 'terminal.pl', 'tracer.pl' }

my ($ROOT, $BYTES, $GATEWAY4, $SUBJECT4, $GATEWAY6, $SUBJECT6, $GATEWAY_MAC, $SUBJECT_MAC) = @ARGV;
my $ETHERNET = 2;    # index of the interface, on either side
open(my $plan_in, '<&=', 3) or die "descriptor 3: $!\n";
open(my $status, '>&=', 4) or die "descriptor 4: $!\n";
fcntl($_, 2, 1) for $plan_in, $status;    # F_SETFD, FD_CLOEXEC

sub report { syswrite $status, join("\t", @_) . "\n" }
sub give_up { my ($error) = @_; chomp $error; report('failed', $error); exit 1 }
sub detach { my ($stream) = @_; open(STDIN, '<', '/dev/null'); open(STDOUT, '>', '/dev/null') }

# --- keeper: the gateway's side of the wire

sub mac { return pack 'H*', $_[0] =~ s/://gr }

# A trial that failed half-way leaves its wire to the kernel, which removes it in its own time
# (EEXIST until then).
sub create_wire {
    my ($socket, $body) = @_;
    for my $attempt (1 .. 100) {
        return if eval { netlink_ask($socket, 'make the wire to the subject', 16, 0x600, $body); 1 };
        die $@ if $attempt == 100 || $@ !~ /\t17\t/;
        remove_wire($socket);
        select undef, undef, undef, 0.01;
    }
}

sub make_wire {
    my ($socket, $pid) = @_;
    my $peer = nest(1, link_message($ETHERNET, 0), attribute(3, "eth0\0"), attribute(1, mac($SUBJECT_MAC)),
        attribute(19, pack 'L', $pid));
    my $body = link_message($ETHERNET, 0) . attribute(3, "gw0\0") . attribute(1, mac($GATEWAY_MAC))
        . nest(18, attribute(1, "veth\0"), nest(2, $peer));
    create_wire($socket, $body);
    try_setting('ipv6/conf/gw0/accept_dad', 0);
    link_up($socket, $ETHERNET);
    # Without a prefix, which would be more specific than the route that makes every address local.
    add_address($socket, $ETHERNET, $GATEWAY4, 32);
    # Only the subject is on the wire, every other address of its subnet is ours and answers.
    add_route($socket, { family => 2, to => $SUBJECT4, prefix => 32, table => 255, scope => 253, index => $ETHERNET });
    return unless -d '/proc/sys/net/ipv6';
    for my $address ($SUBJECT6, link_local($SUBJECT_MAC)) {
        add_route($socket, { family => 10, to => $address, prefix => 128, table => 255, index => $ETHERNET });
    }
    add_address($socket, $ETHERNET, $GATEWAY6, 128);
}

# RFC 4291, appendix A: the address that the kernel itself makes of a MAC.
sub link_local {
    my @byte = map { hex } split /:/, $_[0];
    return sprintf 'fe80::%x:%x:%x:%x', ($byte[0] ^ 2) << 8 | $byte[1], $byte[2] << 8 | 0xff, 0xfe00 | $byte[3], $byte[4] << 8 | $byte[5];
}

sub remove_wire {
    my ($socket) = @_;
    eval { netlink_ask($socket, 'remove the wire', 17, 0, link_message($ETHERNET, 0)) };
}

# --- builder: interface, mounts

sub raise_ethernet {
    my $socket = netlink_open(0);
    try_setting("ipv6/conf/$_/accept_dad", 0) for 'all', 'eth0';
    try_setting('ipv6/conf/eth0/router_solicitations', 0);
    # Ping sockets, as systemd allows them everywhere: a ping is to be seen by us, not refused by the kernel.
    # An ordinary user's namespace has no group but 0.
    try_setting('ipv4/ping_group_range', $_) for '0 0', '0 1';
    link_up($socket, $_) for 1, $ETHERNET;
    add_address($socket, $ETHERNET, $SUBJECT4, 24);
    add_route($socket, { family => 2, prefix => 0, via => $GATEWAY4, index => $ETHERNET });
    return unless -d '/proc/sys/net/ipv6';
    add_address($socket, $ETHERNET, $SUBJECT6, 128);
    add_route($socket, { family => 10, prefix => 0, via => link_local($GATEWAY_MAC), index => $ETHERNET });
}

my %plan = (inside => 1000, arguments => [], environment => {}, read_only => []);

sub bind_in {
    my ($from, $to, $mode) = @_;
    my $target = "$ROOT$to";
    if ($mode eq 'own') { return mount_on($target, $target, '', MS_BIND) }
    mount_on($from, $target, '', MS_BIND | MS_REC);
    push @{ $plan{read_only} }, $target if $mode eq 'read-only';
}

# A file system of the kernel's own that one can do without.
sub mount_kernel {
    my ($type, $to, $options) = @_;
    my $flags = MS_NOSUID | MS_NOEXEC | ($type eq 'devpts' ? 0 : MS_NODEV) | ($type eq 'sysfs' ? MS_RDONLY : 0);
    eval { mount_on($type, "$ROOT$to", $type, $flags, $options); 1 } or report('absent', $to);
}

# Operation, number of its arguments, what it does.
my %OPERATIONS = (
    bind => [3, \&bind_in],
    kernel => [3, \&mount_kernel],
    host => [1, sub { my ($name) = @_; kernel_call('set the host name', 'sethostname', $name, length $name) }],
    cwd => [1, sub { $plan{directory} = $_[0] }],
    uid => [1, sub { $plan{uid} = $_[0] + 0 }],
    'inside-uid' => [1, sub { $plan{inside} = $_[0] + 0 }],
    traced => [0, sub { $plan{traced} = 1 }],
    'no-input' => [0, sub { $plan{no_input} = 1 }],
    terminal => [2, sub { $plan{terminal} = [@_] }],
    grace => [1, sub { $plan{grace} = $_[0] / 1000 }],
    processes => [1, sub { $plan{processes} = $_[0] + 0 }],
    argument => [1, sub { push @{ $plan{arguments} }, $_[0] }],
    variable => [2, sub { $plan{environment}{ $_[0] } = $_[1] }],
);

sub carry_out_plan {
    my $text = do { local $/; <$plan_in> };
    my @words = unpack '(N/a)*', $text // '';
    fail('read the plan', 22) unless @words && pop @words eq 'end';
    while (@words) {
        my $operation = $OPERATIONS{ shift @words } or fail('read the plan', 22);
        $operation->[1]->(splice @words, 0, $operation->[0]);
    }
    protect();
}

# A recursive bind leaves what is mounted below writable, and a remount must repeat the flags that
# are locked.
sub protect {
    open(my $mounts, '<', '/proc/self/mountinfo') or fail('list mounts');
    my %flag = (nosuid => MS_NOSUID, nodev => MS_NODEV, noexec => MS_NOEXEC);
    while (my $line = <$mounts>) {
        my (undef, undef, undef, undef, $at, $options) = split / /, $line;
        $at =~ s/\\([0-7]{3})/chr oct $1/ge;
        next unless $at eq $ROOT or grep { $at eq $_ or index($at, "$_/") == 0 } @{ $plan{read_only} };
        my $flags = MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID;
        $flags |= $flag{$_} // 0 for split /,/, $options;
        mount_on('none', $at, '', $flags);
    }
}

# --- init: PID 1

sub move_in {
    mount_on('proc', "$ROOT/proc", 'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC);
    chdir $ROOT or fail('enter the root');
    my $here = '.';
    kernel_call('change the root', 'pivot_root', $here, my $old = '.');
    kernel_call('leave the old root', 'umount2', $here, MNT_DETACH);
    chdir '/' or fail('enter the root');
}

sub run_as_init {
    kernel_call('follow the builder', 'prctl', PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    move_in();
    $0 = '/sbin/init';
    pipe(my $entered, my $entering) or fail('make a pipe');
    pipe(my $mapped, my $mapping) or fail('make a pipe');
    pipe(my $outcome, my $trouble) or fail('make a pipe');
    my ($terminal, $line) = $plan{terminal} ? open_terminal(@{ $plan{terminal} }, $plan{uid}) : ();
    start_relay($terminal, $entered, $entering, $mapped, $mapping, $outcome, $trouble) if $terminal;
    my $subject = fork // fail('fork');
    if (!$subject) {
        close $_ for $entered, $mapping, $outcome, $terminal ? $terminal : ();
        eval { become_subject($entering, $mapped, $line); 1 } or syswrite $trouble, $@;
        exit 127;
    }
    close $_ for $entering, $mapped, $trouble, $terminal ? $terminal : ();
    detach();
    open(STDERR, '>', '/dev/null');
    if (sysread $entered, my $byte, 1) {
        write_text("/proc/$subject/uid_map", "$plan{inside} $plan{uid} 1\n", "map the subject's user");
        write_text("/proc/$subject/gid_map", "$plan{inside} $plan{uid} 1\n", "map the subject's group");
        start_tracer($subject) if $plan{traced};
        report('started', milliseconds_now());
        syswrite $mapping, '.';
    }
    if (sysread $outcome, my $error, 4096) { chomp $error; report('unstartable', $error); exit 1 }
    reap($subject);
}

# A process of its own, since we have to wait for others.
sub start_relay {
    my ($terminal, @others) = @_;
    my $relay = fork // fail('fork');
    return if $relay;
    close $_ for @others;
    relay_terminal($terminal);
    exit 0;
}

# The subject's end counts; what it left running has a moment to finish, and ends with us.
sub reap {
    my ($subject) = @_;
    for (;;) {
        my $pid = waitpid -1, 0;
        last if $pid == $subject;
        fail('wait for the subject') if $pid < 0;
    }
    my ($state, $ended) = ($?, milliseconds_now());
    my $left = waitpid(-1, 1) < 0 ? 0 : 1;
    for (my $waited = 0; $waited < $plan{grace} && waitpid(-1, 1) >= 0; $waited += 0.01) { select undef, undef, undef, 0.01 }
    my $remaining = waitpid(-1, 1) < 0 ? 0 : 1;
    report('ended', $state & 127 ? ('signal', $state & 127) : ('exit', $state >> 8), $ended, $remaining ? 'killed' : $left ? 'waited' : 'none');
    exit 0;
}

# --- subject

sub become_subject {
    my ($entering, $mapped, $line) = @_;
    enter_new(CLONE_NEWUSER, "create the subject's user namespace");
    syswrite $entering, '.';
    sysread $mapped, my $byte, 1 or fail("map the subject's ids", 5);
    my $none = pack 'L', 0;
    eval { kernel_call('leave all groups', 'setgroups', 0, $none) };    # Refused where we are an ordinary user: then they show as nogroup.
    kernel_call('become the group', 'setresgid', ($plan{inside}) x 3);
    kernel_call('become the user', 'setresuid', ($plan{inside}) x 3);
    kernel_call('start a session', 'setsid');
    limit_resource(RLIMIT_CORE, 0, 0);
    limit_resource(RLIMIT_NPROC, $plan{processes}, $plan{processes});
    limit_resource(RLIMIT_NOFILE, 1024, 1 << 20);
    # On a host short of memory the kernel should choose the subject.
    eval { write_text('/proc/self/oom_score_adj', 500) };
    umask 022;
    open(STDIN, '<', '/dev/null') if $plan{no_input};
    take_terminal($line) if $line;
    chdir $plan{directory} or fail("enter $plan{directory}");
    close_on_start();
    %ENV = %{ $plan{environment} };
    exec { $plan{arguments}[0] } @{ $plan{arguments} } or fail("start $plan{arguments}[0]");
}

# Everything but the three streams, whatever we ourselves were started with.
sub close_on_start {
    opendir(my $directory, '/proc/self/fd') or fail('list descriptors');
    our @kept;
    for my $number (grep { /^\d+$/ && $_ > 2 } readdir $directory) {
        open(my $file, '<&=', $number) or next;
        fcntl($file, 2, 1) or fail('close a descriptor');
        push @kept, $file;
    }
}

# --- how they follow each other

sub run_builder {
    my ($to_keeper, $from_keeper) = @_;
    enter_new(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET, "create the subject's namespaces");
    syswrite $to_keeper, 'n';
    sysread $from_keeper, my $byte, 1 or exit 1;
    raise_ethernet();
    carry_out_plan();
    # /dev/stdout and its like open the pipe anew, which takes permission.
    chown $plan{uid}, $plan{uid}, $_ for *STDIN, *STDOUT, *STDERR;
    syswrite $to_keeper, 'p';
    my @tables = grep { $_ } map { my $table; open($table, '<', "/proc/self/net/$_") && $table } 'tcp', 'tcp6';
    my $init = fork // fail('fork');
    if (!$init) { eval { run_as_init(); 1 } or give_up($@) }
    detach();
    open(STDERR, '>', '/dev/null');
    waitpid $init, 0;
    wait_for_last_words(@tables);
    exit 0;
}

# What a program wrote before its end goes on after it, as on any machine: the network stays until
# it has all been taken, for a second at most. Columns of proc_net_tcp: … local remote state
# tx_queue:rx_queue …
sub wait_for_last_words {
    for my $try (1 .. 100) {
        my $unsent = 0;
        for my $table (@_) {
            seek $table, 0, 0;
            while (<$table>) { $unsent++ if /^ *\d+: \S+ \S+ [0-9A-F]{2} (?!00000000)/ }
        }
        return unless $unsent;
        select undef, undef, undef, 0.01;
    }
}

sub main {
    kernel_call('follow the worker', 'prctl', PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    kernel_call('adopt what is left', 'prctl', PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    mount_on('tmpfs', $ROOT, 'tmpfs', MS_NOSUID | MS_NODEV, "mode=755,size=$BYTES");
    pipe(my $in, my $feed) && pipe(my $out, my $printed) && pipe(my $err, my $complaint) or fail('make pipes');
    report('pipes', $$, map { fileno $_ } $feed, $out, $err);
    pipe(my $from_builder, my $to_keeper) && pipe(my $from_keeper, my $to_builder) or fail('make pipes');
    my $builder = fork // fail('fork');
    if (!$builder) {
        open(STDIN, '<&', $in);
        open(STDOUT, '>&', $printed);
        open(STDERR, '>&', $complaint);
        close $_ for $in, $feed, $out, $printed, $err, $complaint, $from_builder, $to_builder;
        eval { run_builder($to_keeper, $from_keeper); 1 } or give_up($@);
    }
    close $_ for $in, $printed, $complaint, $to_keeper, $from_keeper, $plan_in;
    local $SIG{TERM} = sub { kill 'KILL', $builder };
    report('builder', $builder);
    my $socket = netlink_open(0);
    if (sysread $from_builder, my $entered, 1) {
        make_wire($socket, $builder);
        syswrite $to_builder, '.';
        sysread $from_builder, my $planned, 1;
    }
    close $_ for $feed, $out, $err;
    1 while waitpid(-1, 0) > 0 or $!{EINTR};
    remove_wire($socket);
    report('over');
    # What was written in ROOT is looked at before it goes; our caller closes our standard input then.
    1 while sysread STDIN, my $byte, 1;
    kernel_call('unmount the root', 'umount2', $ROOT, MNT_DETACH);
}

eval { main(); 1 } or give_up($@);
