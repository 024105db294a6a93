/** strace's own notation, read: each form a line can have. */
import { describe, expect, test } from 'vitest';
import { readTrace } from '../../src/core/inputs/trace.ts';

const seen = (...lines: readonly string[]) =>
  readTrace(lines.join('\n'), '/home/jo/app').accesses.map(
    ({ name, exists }) => `${name} ${exists ? 'there' : 'absent'}`,
  );

describe('a line of a trace', () => {
  test.each([
    ['openat(AT_FDCWD</home/jo>, "/etc/machine-id", O_RDONLY|O_CLOEXEC) = 3</etc/machine-id>', '/etc/machine-id there'],
    ['openat(AT_FDCWD</home/jo>, "/etc/x", O_RDONLY) = -1 ENOENT (No such file or directory)', '/etc/x absent'],
    ['openat(AT_FDCWD</home/jo>, "/etc/shadow", O_RDONLY) = -1 EACCES (Permission denied)', '/etc/shadow there'],
    ['openat(AT_FDCWD</home/jo/app>, "a/../b.json", O_RDONLY) = 3</home/jo/app/b.json>', '/home/jo/app/b.json there'],
    ['newfstatat(5</etc>, "hosts", {st_mode=S_IFREG|0644, ...}, 0) = 0', '/etc/hosts there'],
    ['stat("package.json", 0x7ffe) = -1 ENOENT (No such file or directory)', '/home/jo/app/package.json absent'],
    ['readlink("/proc/self/exe", "/usr/bin/node", 4096) = 13', '/proc/self/exe there'],
    ['execve("/usr/bin/git", ["git", "status"], 0x5581 /* 20 vars */) = 0', '/usr/bin/git there'],
    ['access("/tmp/a \\"b\\" \\303\\251", R_OK) = 0', '/tmp/a "b" é there'],
    ['uname({sysname="Linux", nodename="ws-4471", ...}) = 0', 'uname() there'],
    ['socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3<NETLINK:[1]>', 'netlink() there'],
  ])('is read as an access: %s', (call, expected) => {
    expect(seen(`12    ${call}`)).toEqual([expected]);
  });

  test.each([
    ['writes', 'openat(AT_FDCWD</home/jo>, "/tmp/log", O_WRONLY|O_CREAT, 0644) = 3</tmp/log>'],
    ['makes something', 'mkdir("/home/jo/.tool", 0755) = 0'],
    ['looks at what is open already', 'newfstatat(3</etc/hosts>, "", {st_mode=S_IFREG|0644, ...}, AT_EMPTY_PATH) = 0'],
    ['opens another socket', 'socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4<TCP:[2]>'],
  ])('that %s is no access', (_, call) => {
    expect(seen(`12    ${call}`)).toEqual([]);
  });
});

test('a call in two lines, with one of another process between, is one access', () => {
  const lines = [
    '7 openat(AT_FDCWD</home/jo>, "/etc/hosts", O_RDONLY <unfinished ...>',
    '8 openat(AT_FDCWD</home/jo>, "/etc/none", O_RDONLY <unfinished ...>',
    '7 <... openat resumed>)             = 5</etc/hosts>',
    '8 <... openat resumed>)             = -1 ENOENT (No such file or directory)',
  ];
  expect(seen(...lines)).toEqual(['/etc/hosts there', '/etc/none absent']);
});

test('a trace lists its processes, skips notes of the tracer and counts lines of no known form', () => {
  const trace = readTrace('7 uname({}) = 0\n9 sysinfo({}) = 0\n7 +++ exited with 0 +++\nstrace: oops\n', '/w');
  expect([...trace.pids]).toEqual(['7', '9']);
  expect(trace.unread).toBe(1);
});
