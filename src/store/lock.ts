/**
 * Ensures one writer per bundle. The lock is a directory that a rename creates together with its
 * owner's name; a rename onto a non-empty directory fails. So a kill at any moment leaves no lock
 * without an owner. A lock whose process has ended is taken over. The start time distinguishes a
 * reused process id.
 */
import { existsSync, mkdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { discard, scratch } from './atomic.ts';
import { errnoOf, StoreError, writeError } from './errors.ts';
import { LOCK, TMP } from './layout.ts';

const OWNER = 'owner.json';
/**
 * Errors of a rename onto a held lock. ENOENT: the owner removed our draft while it took the lock.
 */
const TAKEN = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOENT']);

const ownerSchema = z.object({
  pid: z.number().int(),
  /** Clock ticks since boot at which the process started; null where the system does not say. */
  start: z.string().nullable(),
  host: z.string(),
  /** Process-id namespace; a pid means nothing outside its own. */
  namespace: z.string().nullable(),
});
export type Owner = z.infer<typeof ownerSchema>;

/** Returns the result of `read`, or null where the system refuses; rethrows any other error. */
function ifThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    return null;
  }
}

/**
 * Field 22 of /proc/PID/stat (proc(5)); the command in field 2 may itself contain spaces and
 * brackets.
 */
function startOf(pid: number): string | null {
  const stat = ifThere(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

const namespaceOf = (): string | null => ifThere(() => readlinkSync('/proc/self/ns/pid'));

export function thisProcess(): Owner {
  return { pid: process.pid, start: startOf(process.pid), host: hostname(), namespace: namespaceOf() };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/**
 * Whether the owner still runs. An owner on another machine or in another container counts as
 * running.
 */
export function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname() || owner.namespace !== namespaceOf()) return true;
  return exists(owner.pid) && (owner.start === null || startOf(owner.pid) === owner.start);
}

/** The holder of the bundle. null: nobody. `unknown`: a lock without a readable owner. */
export function ownerOf(dir: string): Owner | 'unknown' | null {
  if (!existsSync(join(dir, LOCK, OWNER))) return null;
  const text = ifThere(() => readFileSync(join(dir, LOCK, OWNER), 'utf8'));
  return text === null ? null : ownerFrom(text);
}

function ownerFrom(text: string): Owner | 'unknown' {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return 'unknown';
  }
}

/** Locks appear whole: one that cannot be read was damaged after its run, so nobody holds it. */
const isHeld = (owner: Owner | 'unknown' | null): owner is Owner =>
  owner !== null && owner !== 'unknown' && isAlive(owner);

function claim(dir: string): boolean {
  const draft = scratch(join(dir, TMP));
  try {
    mkdirSync(draft);
    writeFileSync(join(draft, OWNER), JSON.stringify(thisProcess()));
    renameSync(draft, join(dir, LOCK));
    return true;
  } catch (error) {
    discard(draft);
    if (TAKEN.has(errnoOf(error)) && ownerOf(dir) !== null) return false;
    throw error;
  }
}

/** The noun for the protected directory in messages. */
export type Locked = 'bundle' | 'survey';

function inUse(dir: string, owner: Owner | null, what: Locked): StoreError {
  const elsewhere = owner === null || owner.host === hostname() ? '' : ` on ${owner.host}`;
  const who = owner === null ? 'another process' : `process ${owner.pid}${elsewhere}`;
  return new StoreError(
    'in-use',
    `${what} ${dir} is in use by ${who}: one run at a time may write to it`,
    `wait for that run to end; if it has ended, remove ${join(dir, LOCK)}`,
  );
}

/** Moves the dead owner's lock away. Whoever finds a live one in its hands puts it back. */
function takeOver(dir: string): void {
  const aside = scratch(join(dir, TMP));
  const moved = ifThere(() => {
    renameSync(join(dir, LOCK), aside);
    return ownerFrom(readFileSync(join(aside, OWNER), 'utf8'));
  });
  if (isHeld(moved)) renameSync(aside, join(dir, LOCK));
  else discard(aside);
}

/**
 * Takes the directory for this process; returns what gives it back.
 * @throws StoreError `in-use` while another process holds it, `unwritable` or `disk-full`
 */
export function lockBundle(dir: string, what: Locked = 'bundle'): () => void {
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      const owner = ownerOf(dir);
      if (isHeld(owner)) throw inUse(dir, owner, what);
      if (owner !== null) takeOver(dir);
      if (claim(dir)) return () => discard(join(dir, LOCK));
    }
  } catch (error) {
    throw writeError(join(dir, LOCK), error);
  }
  throw inUse(dir, null, what);
}
