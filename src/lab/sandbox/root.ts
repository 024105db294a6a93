/**
 * Fills one trial's root, an empty tmpfs, and lists the mounts over it. Writes only below that
 * root. Reads from the host only the system view's entries, the spec's mounts, and the originals of
 * the spec's files. Runs in the worker.
 */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { etcFiles } from './etc.ts';
import type { Operation } from './operations.ts';
import type { SandboxSpec } from './spec.ts';
import { restoreHome } from './home-copy.ts';
import { ROOT, type SystemView } from './system.ts';

export interface LaidOutRoot {
  readonly operations: readonly Operation[];
  /** Content that the lab placed, by path inside; null: a directory or mount point. */
  readonly placed: ReadonlyMap<string, Buffer | null>;
  /** Writable directories, which the lab scans after the run. */
  readonly writable: readonly string[];
  readonly limits: readonly string[];
}

const DIRECTORIES = ['/proc', '/sys', '/dev/pts', '/etc', '/run', '/opt', '/srv', '/mnt', '/media', '/boot', '/home'];
const VAR = ['/var/lib', '/var/cache', '/var/log', '/var/spool', '/var/mail', '/var/opt'];
const STICKY = ['/tmp', '/var/tmp', '/dev/shm'];
const LINKS = {
  '/etc/localtime': '/usr/share/zoneinfo/Etc/UTC',
  '/etc/mtab': '../proc/self/mounts',
  '/var/run': '/run',
  '/var/lock': '/run/lock',
  '/dev/ptmx': 'pts/ptmx',
  '/dev/fd': '/proc/self/fd',
  '/dev/stdin': '/proc/self/fd/0',
  '/dev/stdout': '/proc/self/fd/1',
  '/dev/stderr': '/proc/self/fd/2',
} as const;
const ZONES = '/usr/share/zoneinfo/';

/**
 * @param owner the subject's id in the worker's user namespace
 * @param savedHome copy of an earlier run's home, see `home-copy.ts`;
 *   it replaces the spec's files there
 * @throws Error, in plain words, for a spec that cannot be shown
 */
export function layOutRoot(spec: SandboxSpec, system: SystemView, owner: number, savedHome?: string): LaidOutRoot {
  const layout = new Layout(spec, system, owner);
  layout.machine();
  layout.home();
  if (savedHome !== undefined) layout.restore(savedHome);
  layout.files();
  layout.mounts();
  return layout.result();
}

class Layout {
  readonly #spec: SandboxSpec;
  readonly #system: SystemView;
  readonly #owner: number;
  readonly #placed = new Map<string, Buffer | null>();
  readonly #writable: string[];
  readonly #own: Operation[] = [];
  readonly #covers: Operation[] = [];
  readonly #limits: string[] = [];
  #isRestored = false;

  constructor(spec: SandboxSpec, system: SystemView, owner: number) {
    this.#spec = spec;
    this.#system = system;
    this.#owner = owner;
    this.#writable = [spec.home, spec.workDir, ...STICKY].filter(
      (path, _, all) => !all.some((other) => path !== other && isBelow(path, other)),
    );
  }

  machine(): void {
    for (const path of [...DIRECTORIES, ...VAR]) this.#directory(path);
    if (this.#spec.home !== '/root') mkdirSync(`${ROOT}/root`, { mode: 0o700 });
    mkdirSync(`${ROOT}/run/lock`);
    for (const path of STICKY) {
      mkdirSync(ROOT + path, { recursive: true });
      chmodSync(ROOT + path, 0o1777);
    }
    for (const [name, target] of Object.entries(this.#system.links)) symlinkSync(target, `${ROOT}/${name}`);
    for (const [path, target] of Object.entries(LINKS)) symlinkSync(target, ROOT + path);
    for (const [name, entry] of Object.entries(this.#system.etc)) {
      if ('link' in entry) symlinkSync(entry.link, `${ROOT}/etc/${name}`);
      else writeFileSync(`${ROOT}/etc/${name}`, entry.bytes, { mode: 0o644 });
    }
    for (const [name, text] of Object.entries(etcFiles(this.#spec)))
      writeFileSync(`${ROOT}/etc/${name}`, text, { mode: 0o644 });
    for (const operation of this.#system.operations) this.#mountPoint(operation);
  }

  home(): void {
    for (const path of [this.#spec.home, this.#spec.workDir]) this.#directory(path, this.#spec.home);
    for (const path of this.#writable) this.#own.push(['bind', '', path, 'own']);
  }

  restore(savedHome: string): void {
    for (const [path, bytes] of restoreHome(savedHome, this.#spec.home, this.#owner)) this.#placed.set(path, bytes);
    this.#isRestored = true;
  }

  files(): void {
    for (const file of this.#spec.files) {
      const path = posix.normalize(file.path.startsWith('~/') ? `${this.#spec.home}/${file.path.slice(2)}` : file.path);
      if (!path.startsWith('/')) throw new Error(`the file ${file.path} has no absolute path`);
      if (this.#isRestored && isBelow(path, this.#spec.home)) continue;
      if ('text' in file) this.#file(path, Buffer.from(file.text), file.mode);
      else if (!existsSync(file.copyOf)) this.#limits.push(`no ${file.copyOf} on this host, so ${path} is not set`);
      else if (path === '/etc/localtime' && file.copyOf.startsWith(ZONES)) this.#zone(path, file.copyOf);
      else this.#file(path, readFileSync(file.copyOf), file.mode ?? statSync(file.copyOf).mode & 0o777);
    }
  }

  mounts(): void {
    for (const { from, to } of [...this.#spec.mounts].sort((a, b) => a.to.length - b.to.length)) {
      const path = posix.normalize(to);
      if (!existsSync(from)) throw new Error(`cannot mount ${from}, it does not exist`);
      if (this.#isCovered(path)) throw new Error(`cannot mount at ${path}, which shows the host's system`);
      const operation: Operation = ['bind', from, path, 'read-only'];
      this.#mountPoint(operation);
      this.#covers.push(operation);
    }
  }

  result(): LaidOutRoot {
    const operations = [...this.#system.operations, ...this.#own, ...this.#covers];
    return { operations, placed: this.#placed, writable: this.#writable, limits: this.#limits };
  }

  /** Sets the zone as system tools do, by a link: programs read the zone's name from its target. */
  #zone(path: string, target: string): void {
    rmSync(ROOT + path, { force: true });
    symlinkSync(target, ROOT + path);
  }

  #file(path: string, bytes: Buffer, mode = 0o644): void {
    if (this.#isCovered(path)) {
      this.#limits.push(`${path} shows the host's system and is not set`);
      return;
    }
    this.#directory(dirname(path), this.#spec.home);
    rmSync(ROOT + path, { force: true });
    writeFileSync(ROOT + path, bytes);
    chmodSync(ROOT + path, mode);
    if (this.#isWritable(path)) {
      chownSync(ROOT + path, this.#owner, this.#owner);
      this.#placed.set(path, bytes);
    }
  }

  /**
   * Creates a directory and its parents. The subject owns those at or below a writable directory.
   */
  #directory(path: string, home?: string): void {
    if (path === '/' || existsSync(ROOT + path)) return;
    this.#directory(dirname(path), home);
    mkdirSync(ROOT + path, { mode: 0o755 });
    if (!this.#isWritable(path)) return;
    chownSync(ROOT + path, this.#owner, this.#owner);
    this.#placed.set(path, null);
  }

  #mountPoint(operation: Operation): void {
    const [kind, from = '', to = ''] = operation;
    if ((kind !== 'bind' && kind !== 'kernel') || this.#hasMountedParent(to)) return;
    if (kind === 'kernel' || statSync(from).isDirectory()) {
      this.#directory(to);
      if (this.#isWritable(to)) this.#placed.set(to, null);
      return;
    }
    this.#directory(dirname(to));
    if (!existsSync(ROOT + to)) writeFileSync(ROOT + to, '');
    if (this.#isWritable(to)) this.#placed.set(to, null);
  }

  /** Whether the mount point lies in a mounted directory, and so exists already. */
  #hasMountedParent(path: string): boolean {
    return this.#system.covered.some((directory) => path !== directory && isBelow(path, directory));
  }

  #isCovered(path: string): boolean {
    const through = [...Object.keys(this.#system.links)].map((name) => `/${name}`);
    return [...this.#system.covered, ...through].some((directory) => isBelow(path, directory));
  }

  #isWritable(path: string): boolean {
    return this.#writable.some((directory) => isBelow(path, directory));
  }
}

function isBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(join(directory, '/'));
}
