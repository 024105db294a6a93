# Starts a worker: perl worker.pl PARENT SUBJECT_UID PORT program arguments…
#
# Enters new user, mount, UTS, IPC, PID and network namespaces, prepares the gateway's side of the
# captive network (every address is local; every TCP port leads to PORT, unless that is 0 or the
# kernel has no nf_tables) and becomes `program`, as PID 1.
#
# Descriptor 3 is the program's (Node's channel to its parent). On 4 goes one line with the outcome:
# "ready\tMODE" or "failed\tSTEP\tERRNO\tTEXT". Ends, and everything inside with it,
# when the process PARENT does.
# SUBJECT_UID 0: the subject runs as whoever called us; otherwise as that host id (called by root,
# who could do harm).
use strict;
use warnings;
BEGIN { my ($here) = $0 =~ m{^(.*)/}; require "$here/kernel.pl"; require "$here/redirect.pl" }

my ($PARENT, $SUBJECT_UID, $PORT, @PROGRAM) = @ARGV;
# A directory that every Linux has and that no worker needs: the worker's own files and its
# subjects' roots lie in a tmpfs on it.
my $BENCH = '/dev/shm';
$^F = 4;
open(my $report, '>&=', 4) or die "descriptor 4: $!\n";

sub say_and_leave { my ($error) = @_; chomp $error; syswrite($report, "failed\t$error\n"); exit 1 }

sub die_with_parent {
    kernel_call('follow the parent process', 'prctl', PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

# As root, the maps take two lines, which only a process outside may write.
sub map_ids {
    my ($pid) = @_;
    my $second = $SUBJECT_UID ? "\n1 $SUBJECT_UID 1" : '';
    my ($uid, $gid) = ($> + 0, $) + 0);
    write_text("/proc/$pid/setgroups", 'deny', 'forbid setgroups') unless $SUBJECT_UID;
    write_text("/proc/$pid/uid_map", "0 $uid 1$second\n", 'map user ids');
    write_text("/proc/$pid/gid_map", "0 $gid 1$second\n", 'map group ids');
}

sub enter_namespaces {
    my $pid = $$;
    pipe(my $entered, my $tell) or fail('make a pipe');
    my $mapper = fork // fail('fork');
    if (!$mapper) {
        close $tell;
        exit 0 unless sysread $entered, my $byte, 1;
        eval { map_ids($pid); 1 } or say_and_leave($@);
        exit 0;
    }
    enter_new(CLONE_NEWUSER, 'create a user namespace');
    syswrite $tell, '.';
    close $tell;
    waitpid $mapper, 0;
    exit 1 if $?;
    enter_new(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET, 'create namespaces');
}

sub prepare_mounts {
    mount_on('none', '/', '', MS_REC | MS_PRIVATE);
    mount_on('proc', '/proc', 'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC);
    mount_on('tmpfs', $BENCH, 'tmpfs', MS_NOSUID | MS_NODEV, 'mode=700');
}

sub prepare_network {
    my $socket = netlink_open(0);
    link_up($socket, 1);
    try_setting('ipv4/icmp_echo_ignore_all', 1);
    try_setting('ipv6/icmp/echo_ignore_all', 1);
    try_setting("ipv4/conf/$_/rp_filter", 0) for 'all', 'default';
    # Answers leave from the address that was asked, which IPv6 lets only this setting allow.
    try_setting('ipv6/ip_nonlocal_bind', 1);
    try_setting('ipv4/icmp_ratelimit', 0);
    try_setting('ipv6/icmp/ratelimit', 0);
    add_route($socket, { family => 2, prefix => 0, table => 255, type => 2, scope => 254, index => 1 });
    # A host without IPv6 shows its subjects none.
    eval { add_route($socket, { family => 10, prefix => 0, table => 255, type => 2, index => 1 }) } if -d '/proc/sys/net/ipv6';
    return $PORT && eval { redirect_all_tcp($PORT); 'all-ports' } || 'listed-ports';
}

eval { die_with_parent(); 1 } or say_and_leave($@);
exit 1 if getppid != $PARENT;
eval { enter_namespaces(); 1 } or say_and_leave($@);
my $worker = fork // say_and_leave("fork\t$!");
if ($worker) {
    close $report;
    close STDIN;
    waitpid $worker, 0;
    kill $? & 127, $$ if $? & 127;
    exit $? >> 8;
}
my $mode = eval { die_with_parent(); prepare_mounts(); prepare_network() } or say_and_leave($@);
$ENV{LAB_NETWORK} = $mode;
syswrite $report, "ready\t$mode\n";
close $report;
exec { $PROGRAM[0] } @PROGRAM or exit 127;
