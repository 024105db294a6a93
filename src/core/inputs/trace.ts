/**
 * Parses the output of `strace -f -y -o`: the names that system calls looked up, and whether each
 * existed. A call is one line, or two if a call of another process came between:
 *
 *     PID NAME(ARGUMENTS) = RESULT [ERROR (TEXT)]
 *
 *     PID NAME(ARGUMENTS <unfinished ...>
 *     PID <... NAME resumed>REST
 *
 * Lines of any other form are counted. Must not judge.
 */

export interface Access {
  /** An absolute path, or `call()` for a fact of the system. */
  readonly name: string;
  readonly exists: boolean;
}

export interface Trace {
  readonly accesses: readonly Access[];
  /** Processes and threads that made calls. */
  readonly pids: ReadonlySet<string>;
  /** Number of lines of no known form. */
  readonly unread: number;
}

interface Call {
  readonly name: string;
  readonly rest: string;
}

const LINE = /^(\d+) +(\w+)\((.*)$/;
const RESUMED = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/;
const UNFINISHED = ' <unfinished ...>';
/** Notes of the tracer: a process ended, a signal came. */
const NOTE = /^\d+ +(\+\+\+|---)/;

/** @param workDir base of a relative path if the line does not name its directory */
export function readTrace(text: string, workDir: string): Trace {
  const unfinished = new Map<string, Call>();
  const accesses: Access[] = [];
  const pids = new Set<string>();
  let unread = 0;
  for (const line of text.split('\n')) {
    if (line === '' || NOTE.test(line)) continue;
    const [, pid = '', call = null] = readCall(line, unfinished) ?? [];
    if (pid === '') unread++;
    else pids.add(pid);
    const access = call === null ? null : accessOf(call, workDir);
    if (access !== null) accesses.push(access);
  }
  return { accesses, pids, unread };
}

/** Line, process, and the call if it is now complete; undefined: no call. */
function readCall(line: string, unfinished: Map<string, Call>): readonly [string, string, Call | null] | undefined {
  const resumed = RESUMED.exec(line);
  if (resumed !== null) {
    const [, pid = '', more = ''] = resumed;
    const start = unfinished.get(pid);
    unfinished.delete(pid);
    return [line, pid, start === undefined ? null : { name: start.name, rest: start.rest + more }];
  }
  const whole = LINE.exec(line);
  if (whole === null) return undefined;
  const [, pid = '', name = '', rest = ''] = whole;
  if (!rest.endsWith(UNFINISHED)) return [line, pid, { name, rest }];
  unfinished.set(pid, { name, rest: rest.slice(0, -UNFINISHED.length) });
  return [line, pid, null];
}

const LOOKUP_CALLS =
  /^(open|openat|openat2|stat|lstat|stat64|newfstatat|statx|access|faccessat2?|readlink|readlinkat|execve|execveat|statfs|inotify_add_watch)$/;
const FACT_CALLS = /^(uname|sysinfo|sched_getaffinity)$/;

function accessOf({ name, rest }: Call, workDir: string): Access | null {
  const exists = !/= -1 E(NOENT|NOTDIR|LOOP|NAMETOOLONG)\b/.test(rest);
  if (FACT_CALLS.test(name)) return { name: `${name}()`, exists: true };
  if (name === 'socket') return /^AF_NETLINK\b.*NETLINK_ROUTE/.test(rest) ? { name: 'netlink()', exists: true } : null;
  if (!LOOKUP_CALLS.test(name) || isWriting(name, rest)) return null;
  const path = pathIn(rest, workDir);
  return path === null ? null : { name: path, exists };
}

const isWriting = (name: string, rest: string): boolean => name.startsWith('open') && /\bO_WRONLY\b/.test(rest);

/** The first string, below the directory before it: `AT_FDCWD</home/jo>, "a/b", …`; null: none. */
function pathIn(rest: string, workDir: string): string | null {
  const [, directory, quoted] = /^(?:[^"]*?<((?:[^<>"]|\\.)*)>, )?[^"]*?"((?:[^"\\]|\\.)*)"/.exec(rest) ?? [];
  if (quoted === undefined || quoted === '') return null;
  const path = unescaped(quoted);
  return normalised(path.startsWith('/') ? path : `${unescaped(directory ?? '') || workDir}/${path}`);
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' };

/** Undoes the escapes of strace: octal for bytes outside printable ASCII, else as in C. */
function unescaped(text: string): string {
  const bytes = text.replace(/\\([0-7]{1,3}|.)/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (SIMPLE[code] ?? code),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
