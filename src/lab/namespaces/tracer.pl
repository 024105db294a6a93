# A tracer that holds a process and all that it starts, passes signals on and reads nothing. The
# subject sees what it would see under strace or a debugger (ptrace(2), PTRACE_SEIZE). Read in by
# subject.pl.
use strict;
use warnings;

use constant {
    PTRACE_CONT => 7, PTRACE_SEIZE => 0x4206, PTRACE_LISTEN => 0x4208, PTRACE_EVENT_STOP => 128,
    # PTRACE_O_TRACEFORK, _TRACEVFORK, _TRACECLONE
    FOLLOW => 2 | 4 | 8,
    WAIT_ALL => 0x40000000, SIGTRAP => 5,
};

# Returns when the tracer holds $subject; dies if the kernel does not let it.
sub start_tracer {
    my ($subject) = @_;
    pipe(my $answer, my $tell) or fail('make a pipe');
    my $tracer = fork // fail('fork');
    if (!$tracer) {
        $0 = 'strace';
        eval { hold($subject, $tell); 1 } or syswrite $tell, $@;
        exit 0;
    }
    close $tell;
    sysread $answer, my $said, 4096;
    die $said unless $said eq '.';
}

sub hold {
    my ($subject, $tell) = @_;
    kernel_call('trace the subject', 'ptrace', PTRACE_SEIZE, $subject, 0, FOLLOW);
    syswrite $tell, '.';
    close $tell;
    for (;;) {
        # Perl's own waitpid drops what the kernel says above the lower 16 bits.
        my $status = pack 'l', 0;
        my $stopped = eval { kernel_call('wait', 'wait4', -1, $status, WAIT_ALL, 0) } // last;    # Nothing is held any more.
        let_go_on($stopped, unpack 'l', $status);
    }
}

# Status of wait: | event 16 | signal 8 | 0x7f | for one that stopped; else it has ended.
sub let_go_on {
    my ($stopped, $status) = @_;
    return if ($status & 0xff) != 0x7f;
    my ($signal, $event) = ($status >> 8 & 0xff, $status >> 16);
    # Stopped as a job is (SIGSTOP, SIGTSTP): it has to stay so until SIGCONT.
    my $request = $event == PTRACE_EVENT_STOP && $signal != SIGTRAP ? PTRACE_LISTEN : PTRACE_CONT;
    $signal = 0 if $event;
    eval { kernel_call('let it go on', 'ptrace', $request, $stopped, 0, $signal) };    # It may have been killed meanwhile.
}

1;
