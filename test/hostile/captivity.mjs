/**
 * Tries to get out: by every protocol, to every kind of address, and into the host's files and processes. Prints what came of
 * each try as one JSON object. Sends no more than the word `tell` anywhere, and a raw echo request.
 */
import './lab-only.mjs';
import { spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';

/** Addresses of every kind: public, private, link-local, metadata services, multicast; documentation's where one will do. */
const TCP = [
  '1.1.1.1',
  '10.0.0.1',
  '172.17.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '2606:4700:4700::1111',
  'fd00:ec2::254',
];
const UDP = ['1.1.1.1', '169.254.169.254', '239.255.255.250', '2606:4700:4700::1111'];
const RESOLVERS = ['1.1.1.1', '8.8.8.8', '9.9.9.9', '2606:4700:4700::1111'];

const result = {
  tcp: await tries(TCP, tcp),
  udp: await tries(UDP, udp),
  dns: await tries(RESOLVERS, dns),
  icmp: ['8.8.8.8', '2001:4860:4860::8888'].map(icmp),
  raw: raw(),
  interfaces: Object.keys(os.networkInterfaces()),
  home: os.homedir(),
  homeHolds: list(os.homedir()),
  homes: [...list('/root'), ...list('/home')],
  secrets: secrets(),
  processes: list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandOf),
  variables: Object.keys(process.env).sort(),
};
process.stdout.write(`${JSON.stringify(result)}\n`);

/** @template T @param {string[]} targets @param {(target: string) => Promise<T>} attempt */
async function tries(targets, attempt) {
  return Object.fromEntries(await Promise.all(targets.map(async (target) => [target, await attempt(target)])));
}

/** @param {string} host @returns {Promise<string>} what the other side said, or the error */
function tcp(host) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port: 7, timeout: 1500 }, () => socket.write('tell\n'));
    socket.once('data', (data) => done(`answered ${data.toString('latin1').slice(0, 40)}`));
    socket.once('timeout', () => done('silence'));
    socket.once('error', (/** @type {NodeJS.ErrnoException} */ error) => done(error.code ?? 'error'));
    socket.once('close', () => done('closed'));
    /** @param {string} how */
    function done(how) {
      socket.destroy();
      resolve(how);
    }
  });
}

/** @param {string} host @returns {Promise<string>} */
function udp(host) {
  return new Promise((resolve) => {
    const socket = dgram.createSocket(net.isIPv6(host) ? 'udp6' : 'udp4');
    const timer = setTimeout(() => done('silence'), 1000);
    socket.once('message', (data) => done(`answered ${data.toString('latin1').slice(0, 40)}`));
    socket.once('error', (/** @type {NodeJS.ErrnoException} */ error) => done(error.code ?? 'error'));
    socket.connect(4433, host, () => socket.send('tell', (error) => error && done(error.message)));
    /** @param {string} how */
    function done(how) {
      clearTimeout(timer);
      socket.close();
      resolve(how);
    }
  });
}

/** @param {string} server @returns {Promise<string>} */
async function dns(server) {
  const resolver = new Resolver({ timeout: 1500, tries: 1 });
  resolver.setServers([server]);
  try {
    return (await resolver.resolve4('captivity.hostile-subject.example')).join();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** An echo request through perl, since Node has no raw sockets. @param {string} host */
function icmp(host) {
  const v6 = host.includes(':');
  const program = `use Socket qw(:all); my $v6 = ${v6 ? 1 : 0};
    my $kind = SOCK_DGRAM; my $s;
    socket($s, $v6 ? AF_INET6 : AF_INET, SOCK_RAW, $v6 ? 58 : 1) or socket($s, $v6 ? AF_INET6 : AF_INET, SOCK_DGRAM, $v6 ? 58 : 1) or do { print "no socket: $!"; exit };
    my $to = $v6 ? pack_sockaddr_in6(0, inet_pton(AF_INET6, '${host}')) : pack_sockaddr_in(0, inet_aton('${host}'));
    my $packet = $v6 ? pack('CCnnn', 128, 0, 0, 1, 1) : pack('CCnnn', 8, 0, 0xf7fd, 1, 1);
    send($s, $packet, 0, $to) or do { print "not sent: $!"; exit };
    my $seen = ''; vec($seen, fileno($s), 1) = 1;
    print select($seen, undef, undef, 1) ? 'answered' : 'silence';`;
  return perl(program);
}

/** An Ethernet frame past the routing table. */
function raw() {
  return perl(
    `use Socket; my $s; socket($s, 17, SOCK_RAW, 0x0300) or do { print "no socket: $!"; exit }; print 'socket';`,
  );
}

/** @param {string} program */
function perl(program) {
  const { stdout, error } = spawnSync('perl', ['-e', program], { encoding: 'utf8', timeout: 5000 });
  return error ? error.message : stdout;
}

/** Files of the host that hold, or often hold, secrets: the first characters of each that can be read. */
function secrets() {
  const paths = [
    '/etc/shadow',
    '/etc/gshadow',
    '/root/.ssh',
    '/root/.npmrc',
    '/root/.netrc',
    '/var/run/docker.sock',
    '/run/docker.sock',
  ];
  const planted = process.env['CAPTIVITY_PATHS']?.split(':') ?? [];
  return Object.fromEntries([...paths, ...planted].map((path) => [path, read(path)]));
}

/** @param {string} path @param {number} [length] */
function read(path, length = 40) {
  try {
    return readFileSync(path, 'utf8').slice(0, length);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code ?? 'error';
  }
}

/** @param {string} folder @returns {string[]} */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Not there, or not to be read: nothing was seen.
  }
}

/** @param {string} pid */
function commandOf(pid) {
  return read(`/proc/${pid}/cmdline`, 200).replaceAll('\0', ' ');
}
