/**
 * Prepares the view of the host's system that all trials of a worker share: its directories, the
 * certificate bundle with the lab's authority, and Node. Reads the host; writes only to the
 * worker's own tmpfs. Runs in the worker.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { COPIED_FROM_ETC, SHOWN_FROM_ETC } from './etc.ts';
import type { Operation } from './operations.ts';

/** Path inside of the lab's certificate alone. */
export const LAB_CERTIFICATE = '/etc/ssl/certs/corporate-root-ca.pem';
/** Path inside of the system's bundle, which includes the lab's authority. */
export const CERTIFICATE_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** The worker's tmpfs; see worker.pl. */
const BENCH = '/dev/shm';
export const ROOT = `${BENCH}/root`;
const BASE = `${BENCH}/base`;

export interface SystemView {
  readonly operations: readonly Operation[];
  /** Links at the root, as on the host: `/bin` to `usr/bin`. */
  readonly links: Readonly<Record<string, string>>;
  /** Content of the host's /etc; a link where the host has one. */
  readonly etc: Readonly<Record<string, { readonly bytes: Buffer } | { readonly link: string }>>;
  /** Directories inside that a mount covers. */
  readonly covered: readonly string[];
  readonly limits: readonly string[];
}

const SYSTEM_DIRECTORIES = ['usr', 'bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'];
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom', 'tty'];

/** @param authority PEM certificate of the lab's authority */
export function prepareSystem(authority: string): SystemView {
  mkdirSync(ROOT, { recursive: true });
  mkdirSync(BASE, { recursive: true });
  const limits: string[] = [];
  const links: Record<string, string> = {};
  const operations: Operation[] = [];
  for (const name of SYSTEM_DIRECTORIES) {
    if (!existsSync(`/${name}`)) continue;
    if (lstatSync(`/${name}`).isSymbolicLink()) links[name] = readlinkSync(`/${name}`);
    else operations.push(['bind', `/${name}`, `/${name}`, 'read-only']);
  }
  operations.push(...showNode(limits));
  for (const name of SHOWN_FROM_ETC)
    if (existsSync(`/etc/${name}`)) operations.push(['bind', `/etc/${name}`, `/etc/${name}`, 'read-only']);
  operations.push(['bind', trustAuthority(authority, limits), '/etc/ssl', 'read-only']);
  const covered = operations.map((operation) => operation[2] ?? '');
  for (const name of DEVICES) operations.push(['bind', `/dev/${name}`, `/dev/${name}`, 'device']);
  operations.push(['kernel', 'devpts', '/dev/pts', 'newinstance,ptmxmode=0666,mode=0620']);
  operations.push(['kernel', 'sysfs', '/sys', '']);
  return { operations, links, etc: hostEtc(), covered, limits };
}

function hostEtc(): SystemView['etc'] {
  const etc: Record<string, { bytes: Buffer } | { link: string }> = {};
  for (const name of COPIED_FROM_ETC) {
    const path = `/etc/${name}`;
    if (!existsSync(path)) continue;
    const link = lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
    etc[name] = link !== null && /^(\.\.)?\/usr\//.test(link) ? { link } : { bytes: readFileSync(path) };
  }
  return etc;
}

/**
 * Copies the host's /etc/ssl without private keys, and adds the lab's authority. Returns the copy's
 * path.
 */
function trustAuthority(authority: string, limits: string[]): string {
  const copy = `${BASE}/ssl`;
  const certs = `${copy}/certs`;
  mkdirSync(copy, { recursive: true });
  if (existsSync('/etc/ssl/certs'))
    cpSync('/etc/ssl/certs', certs, { recursive: true, verbatimSymlinks: true, dereference: false });
  else mkdirSync(certs, { recursive: true });
  if (existsSync('/etc/ssl/openssl.cnf')) copyFileSync('/etc/ssl/openssl.cnf', `${copy}/openssl.cnf`);
  const bundle = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'].find(
    (path) => existsSync(path),
  );
  if (bundle === undefined) limits.push('no certificate bundle on this host: the subject trusts only the lab');
  const known = bundle === undefined ? '' : readFileSync(bundle, 'utf8').trimEnd();
  const pem = `${authority.trim()}\n`;
  replaceFile(`${certs}/${CERTIFICATE_BUNDLE.split('/').at(-1) ?? ''}`, known === '' ? pem : `${known}\n${pem}`);
  replaceFile(`${certs}/${LAB_CERTIFICATE.split('/').at(-1) ?? ''}`, pem);
  return copy;
}

/** Replaces a file, never through a link: that could lead out of the copy. */
function replaceFile(path: string, text: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o644 });
}

const LOCAL_BIN = '/usr/local/bin';

/**
 * Puts Node on the PATH even where it is installed in someone's home. The directory /usr/local/bin
 * is then ours, with all of the host's entries.
 */
function showNode(limits: string[]): Operation[] {
  const first = [`${LOCAL_BIN}/node`, '/usr/bin/node', '/bin/node'].find((path) => existsSync(path));
  if (first !== undefined && sameFile(first, process.execPath)) return [];
  if (!existsSync(LOCAL_BIN)) {
    limits.push(`no ${LOCAL_BIN} on this host: the subject has no node`);
    return [];
  }
  const own = join(BASE, 'bin');
  mkdirSync(own, { recursive: true });
  const operations: Operation[] = [['bind', own, LOCAL_BIN, 'read-only']];
  for (const entry of readdirSync(LOCAL_BIN, { withFileTypes: true }).filter(({ name }) => name !== 'node')) {
    const path = `${LOCAL_BIN}/${entry.name}`;
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(path), join(own, entry.name));
    else if (entry.isFile()) operations.push(showFile(path, path, join(own, entry.name)));
  }
  return [...operations, showFile(process.execPath, `${LOCAL_BIN}/node`, join(own, 'node'))];
}

function showFile(from: string, to: string, place: string): Operation {
  writeFileSync(place, '');
  return ['bind', from, to, 'read-only'];
}

function sameFile(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)];
  return a.ino === b.ino && a.dev === b.dev;
}
