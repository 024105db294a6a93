# A terminal for the subject (pty(7)). The subject gets one end; a relay joins the other to the
# pipes that the lab listens at. Read in by subject.pl; decides nothing.
use strict;
use warnings;

use constant { TIOCSPTLCK => 0x40045431, TIOCGPTN => 0x80045430, TIOCSWINSZ => 0x5414, TIOCSCTTY => 0x540E };

# Our end, and the path of the other, which then belongs to the user. To be called in the subject's
# root.
sub open_terminal {
    my ($rows, $columns, $uid) = @_;
    open(my $ours, '+<', '/dev/ptmx') or fail('open a terminal');
    my ($unlocked, $number, $size) = (pack('i', 0), pack('I', 0), pack('S4', $rows, $columns, 0, 0));
    ioctl($ours, TIOCSPTLCK, $unlocked) or fail('unlock the terminal');
    ioctl($ours, TIOCGPTN, $number) or fail("learn the terminal's number");
    ioctl($ours, TIOCSWINSZ, $size) or fail("set the terminal's size");
    my $path = '/dev/pts/' . unpack 'I', $number;
    chown $uid, $uid, $path or fail("hand $path over");
    return ($ours, $path);
}

# Makes it the terminal of this session, which must have none, and its three streams.
sub take_terminal {
    my ($path) = @_;
    open(my $theirs, '+<', $path) or fail("open $path");
    my $none = 0;
    ioctl($theirs, TIOCSCTTY, $none) or fail('take the terminal');
    open(STDIN, '<&', $theirs) && open(STDOUT, '>&', $theirs) && open(STDERR, '>&', $theirs) or fail('use the terminal');
}

# Passes bytes on until nobody has the other end any more, or until our standard input ends: then
# the line is hung up.
sub relay_terminal {
    my ($ours) = @_;
    $0 = 'login';
    for (;;) {
        my $ready = '';
        vec($ready, fileno $_, 1) = 1 for *STDIN, $ours;
        select($ready, undef, undef, undef) > 0 or next;
        if (vec($ready, fileno $ours, 1)) {
            sysread $ours, my $shown, 65536 or return;
            write_whole(*STDOUT, $shown);
        }
        if (vec($ready, fileno STDIN, 1)) {
            sysread STDIN, my $typed, 4096 or return;
            write_whole($ours, $typed);
        }
    }
}

sub write_whole {
    my ($file, $bytes) = @_;
    for (my $at = 0; $at < length $bytes;) { $at += syswrite($file, $bytes, length($bytes) - $at, $at) // return }
}

1;
