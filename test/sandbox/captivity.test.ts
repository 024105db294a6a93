/** Whatever a subject tries to send, it reaches only the lab, and the lab can say what it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLERS, compileSandbox, type OpenLab, openLab, removeCompiled } from './fixtures/open-lab.ts';
import type { Said } from './fixtures/run-report.ts';

/** Tries everything at once and prints what came of it. */
const TRIES = `
const net = require('net'), dgram = require('dgram'), dns = require('dns');
const said = {};
const tcp = (host, port, timeout = 300000) => new Promise((done) => {
  const socket = net.connect({ host, port, timeout });
  const end = (what) => { said['tcp ' + host + ' ' + port] = what; socket.destroy(); done(); };
  socket.on('connect', () => socket.write('from ' + host));
  socket.on('data', (bytes) => end(bytes.toString().trim())).on('error', (e) => end(e.code)).on('timeout', () => end('silence'));
});
const udp = (host, port, type = host.includes(':') ? 'udp6' : 'udp4') => new Promise((done) => {
  const socket = dgram.createSocket(type);
  let over = false;
  const end = (what) => { if (over) return; over = true; said['udp ' + host + ' ' + port] = what; socket.close(); done(); };
  socket.on('error', (e) => end(e.code));
  socket.on('message', (bytes) => end('answer of ' + bytes.length));
  socket.connect(port, host, (e) => { if (e) return end(e.code); socket.send('hello ' + host); setTimeout(() => end('silence'), 300000).unref(); });
});
const lookUp = (server) => new Promise((done) => {
  const resolver = new dns.Resolver({ timeout: 300000, tries: 1 });
  resolver.setServers([server]);
  resolver.resolve4('secret.example.org', (e, a) => { said['dns ' + server] = e ? e.code : a.join(); done(); });
});
const system = new Promise((done) => dns.lookup('by.getaddrinfo.example', { family: 4 }, (e, a) => { said['dns system'] = e ? e.code : a; done(); }));
Promise.all([
  tcp('1.2.3.4', 443), tcp('8.8.8.8', 31999), tcp('169.254.169.254', 80), tcp('192.168.1.1', 22), tcp('192.168.1.77', 8080),
  tcp('10.0.0.1', 3129), tcp('2606:4700:4700::1111', 443), tcp('fe80::1%eth0', 80, 2500), tcp('fe80::9e3d:cfff:fe5a:1001%eth0', 80),
  tcp('fd4c:27a1:9b3e::1', 5), udp('8.8.8.8', 443), udp('2001:4860:4860::8888', 443), udp('169.254.7.7', 9999), udp('192.168.1.1', 123),
  lookUp('1.1.1.1'), lookUp('[2606:4700:4700::1111]'), lookUp('169.254.169.253'), system,
]).then(() => console.log(JSON.stringify(said)));
`;

const ECHO_V4 = `use Socket; socket(S, 2, 2, 1) or die "ping socket $!\\n"; send(S, pack('C2 n3', 8, 0, 0, 0, 1) . 'echo echo', 0, sockaddr_in(0, inet_aton('9.9.9.9'))); $SIG{ALRM} = sub { print "no echo\\n"; exit }; alarm 1; recv S, $b, 99, 0; print "echo\\n";`;
const ECHO_V6 = `use Socket qw(:DEFAULT inet_pton pack_sockaddr_in6); socket(S, 10, 2, 58) or die "ping socket $!\\n"; send(S, pack('C2 n3', 128, 0, 0, 0, 1) . 'echo echo', 0, pack_sockaddr_in6(0, inet_pton(10, '2620:fe::9'))); $SIG{ALRM} = sub { print "no echo\\n"; exit }; alarm 1; recv S, $b, 99, 0; print "echo\\n";`;

describe.each(CALLERS)('in a lab run by %s,', (caller) => {
  let compiled: string;
  let lab: OpenLab;
  let tries: Said;
  let came: Record<string, string>;

  beforeAll(async () => {
    compiled = compileSandbox();
    lab = await openLab(compiled, caller);
    const run = await lab.run({ argv: ['node', '-e', TRIES] });
    tries = run;
    came = JSON.parse(run.stdout) as Record<string, string>;
  });
  afterAll(async () => {
    await lab.close();
    removeCompiled(compiled);
  });

  const connection = (address: string): unknown =>
    tries.connections.find((one) => one.address.replace('::ffff:', '') === address);
  const packets = (): string[] =>
    tries.ran.events.flatMap((event) =>
      event.kind === 'packet' ? [`${event.protocol} ${event.address} ${event.port ?? '-'}`] : [],
    );

  it.each([
    ['an address on the internet', '1.2.3.4', 443],
    ['a port that nothing well-known uses', '8.8.8.8', 31_999],
    ['the metadata address of clouds', '169.254.169.254', 80],
    ['the gateway itself', '192.168.1.1', 22],
    ['a neighbour on the same network', '192.168.1.77', 8080],
    ["the interceptor's own port", '10.0.0.1', 3129],
    ['an IPv6 address on the internet', '2606:4700:4700::1111', 443],
    ["the gateway's IPv6 address", 'fd4c:27a1:9b3e::1', 5],
  ])('TCP to %s reaches the lab, which knows the address and port dialled', (_, address, port) => {
    expect(came[`tcp ${address} ${port}`]).toBe('captive');
    expect(connection(address)).toMatchObject({ port, said: `from ${address}` });
  });

  it("TCP to the gateway's link-local address reaches the lab", () => {
    expect(came['tcp fe80::9e3d:cfff:fe5a:1001%eth0 80']).toBe('captive');
  });

  it('TCP to a link-local neighbour is not answered, and the look for it is recorded', () => {
    // The kernel gives up after three seconds; on a busy machine the subject's own timer may be later.
    expect(['silence', 'EHOSTUNREACH']).toContain(came['tcp fe80::1%eth0 80']);
    expect(packets()).toContain('icmp6 fe80::1 -');
  });

  it.each([
    ['QUIC over IPv4', '8.8.8.8', 443],
    ['QUIC over IPv6', '2001:4860:4860::8888', 443],
    ['link-local addresses', '169.254.7.7', 9999],
    ['time servers', '192.168.1.1', 123],
  ])('UDP to %s is refused at once and recorded with its bytes', (_, address, port) => {
    expect(came[`udp ${address} ${port}`]).toBe('ECONNREFUSED');
    expect(packets()).toContain(`udp ${address} ${port}`);
    const event = tries.ran.events.find((one) => one.kind === 'packet' && one.address === address && one.port === port);
    const bytes = Buffer.from(tries.blobs[event?.kind === 'packet' ? event.raw : ''] ?? '', 'base64').toString(
      'latin1',
    );
    expect(bytes.endsWith(`hello ${address}`)).toBe(true);
  });

  it('any resolver gives the answer of the lab, from the address that was asked', () => {
    for (const server of ['1.1.1.1', '[2606:4700:4700::1111]', '169.254.169.253', 'system'])
      expect(came[`dns ${server}`], server).toBe('203.0.113.7');
    const asked = new Set(tries.queries.map(({ resolver, name }) => `${resolver} ${name.length > 0}`));
    for (const resolver of ['1.1.1.1', '2606:4700:4700::1111', '169.254.169.253', '192.168.1.1'])
      expect(asked).toContain(`${resolver} true`);
  });

  it('every packet recorded is one of those tries, and no DNS query is among them', () => {
    const expected = new Set([
      'udp 8.8.8.8 443',
      'udp 2001:4860:4860::8888 443',
      'udp 169.254.7.7 9999',
      'udp 192.168.1.1 123',
      'icmp6 fe80::1 -',
    ]);
    expect(new Set(packets())).toEqual(expected);
  });

  it.each([
    ['IPv4', ECHO_V4, 'icmp 9.9.9.9 -'],
    ['IPv6', ECHO_V6, 'icmp6 2620:fe::9 -'],
  ])('a ping over %s is not answered, and recorded', async (_, program, packet) => {
    const run = await lab.run({ argv: ['perl', '-e', program] });
    expect(run.stderr + run.stdout).toBe('no echo\n');
    const seen = run.ran.events.flatMap((one) => (one.kind === 'packet' ? [`${one.protocol} ${one.address} -`] : []));
    expect(seen).toEqual([packet]);
  });

  it('what a subject wrote before it ended is heard to the last byte', async () => {
    const program = `use Socket; socket(S, 2, 1, 0); connect(S, sockaddr_in(443, inet_aton('5.6.7.8'))) or die "$!"; sysread S, $b, 99; syswrite S, 'x' x 3_000_000 or die; kill 'KILL', $$`;
    const run = await lab.run({ argv: ['perl', '-e', program] });
    expect(run.ran.outcome).toEqual({ kind: 'killed', signal: 'SIGKILL' });
    expect(run.connections.map(({ port, said }) => [port, said.length])).toEqual([[443, 3_000_000]]);
  });

  it.each([
    ['a packet socket', 'socket(S, 17, 3, 0x0300)'],
    ['a raw IP socket', 'socket(S, 2, 3, 255)'],
    ['a raw ICMP socket', 'socket(S, 2, 3, 1)'],
  ])('%s is denied', async (_, call) => {
    const run = await lab.run({ argv: ['perl', '-e', `${call} or die "$!\\n"; print "open\\n"`] });
    expect([run.stdout, run.stderr]).toEqual(['', 'Operation not permitted\n']);
  });

  it('a subject that makes itself root of namespaces of its own still has no way out and no host to see', async () => {
    const script =
      'cat /proc/net/route /proc/net/dev | grep -c eth0; mount -o remount,rw / 2>&1 | head -1; umount /usr 2>&1; touch /usr/new 2>&1; id -u';
    const run = await lab.run({
      argv: ['unshare', '--user', '--map-root-user', '--net', '--mount', 'sh', '-c', script],
    });
    expect(run.stdout.split('\n')).toEqual([
      '0',
      'mount: /: permission denied.',
      'umount: /usr: not mounted.',
      "touch: cannot touch '/usr/new': Read-only file system",
      '0',
      '',
    ]);
  });
});

describe('a kernel without nf_tables', () => {
  let compiled: string;
  let lab: OpenLab;
  beforeAll(async () => {
    compiled = compileSandbox();
    lab = await openLab(compiled, CALLERS[0] ?? 'root', { LISTED_PORTS: '1' });
  });
  afterAll(async () => {
    await lab.close();
    removeCompiled(compiled);
  });

  it('answers the listed ports, refuses the others, records those, and says so', async () => {
    const program = `const net = require('net'); for (const port of [443, 8443, 31999]) net.connect(port, '1.2.3.4').on('data', () => console.log(port, 'answered')).on('error', (e) => console.log(port, e.code))`;
    const run = await lab.run({ argv: ['node', '-e', program] });
    expect(run.stdout.trim().split('\n').sort()).toEqual(['31999 ECONNREFUSED', '443 answered', '8443 answered']);
    expect(run.connections.map(({ port }) => port).sort()).toEqual([443, 8443]);
    expect(run.ran.events.filter(({ kind }) => kind === 'packet')).toMatchObject([
      { protocol: 'tcp', address: '1.2.3.4', port: 31_999 },
    ]);
    expect(run.ran.limits).toEqual([
      expect.stringMatching(/^no nf_tables on this kernel: only \d+ tcp ports are answered$/),
    ]);
  });
});
