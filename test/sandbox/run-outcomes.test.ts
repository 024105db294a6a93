/** The outcomes of runs, and that no process of a run outlives it. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLERS, compileSandbox, type OpenLab, openLab, PLAIN, removeCompiled } from './fixtures/open-lab.ts';

/** Numbers of the host's processes whose command line holds `word`; the host sees those of every namespace. */
function processesWith(word: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(word);
      } catch {
        return false; // It ended while we looked.
      }
    })
    .map(Number);
}

const limits = (more: object): object => ({ limits: { ...PLAIN.limits, ...more } });
let unique = 0;
const word = (): string => `marker-${process.pid}-${(unique += 1)}`;

describe.each(CALLERS)('in a lab run by %s,', (caller) => {
  let compiled: string;
  let lab: OpenLab;
  beforeAll(async () => {
    compiled = compileSandbox();
    lab = await openLab(compiled, caller);
  });
  afterAll(async () => {
    await lab.close();
    removeCompiled(compiled);
  });

  it.each([0, 1, 77, 127, 255])('an exit code of %d is reported unchanged', async (code) => {
    expect((await lab.run({ argv: ['sh', '-c', `exit ${code}`] })).ran.outcome).toEqual({
      kind: 'completed',
      exitCode: code,
    });
  });

  it.each(['SIGSEGV', 'SIGKILL', 'SIGTERM', 'SIGABRT'])('an end by %s is reported unchanged', async (signal) => {
    const run = await lab.run({ argv: ['sh', '-c', `kill -${signal.slice(3)} $$`] });
    expect(run.ran.outcome).toEqual({ kind: 'killed', signal });
  });

  it('a program that does not exist is our failure, with the reason', async () => {
    const run = await lab.run({ argv: ['no-such-tool'] });
    expect(run.ran.outcome).toEqual({
      kind: 'lab-failed',
      cause: 'cannot start no-such-tool: no such file or directory',
    });
  });

  it('a program that may not be run is our failure, with the reason', async () => {
    const run = await lab.run({ argv: ['/home/jo/tool'], files: [{ path: '~/tool', text: '#!/bin/sh\n' }] });
    expect(run.ran.outcome).toEqual({ kind: 'lab-failed', cause: 'cannot start /home/jo/tool: permission denied' });
  });

  it('a mount that does not exist is our failure, with the reason, and the next trial runs', async () => {
    const run = await lab.run({ mounts: [{ from: '/no/such/place', to: '/opt/tool' }] });
    expect(run.ran.outcome).toEqual({ kind: 'lab-failed', cause: 'cannot mount /no/such/place, it does not exist' });
    expect((await lab.run({})).ran.outcome).toEqual({ kind: 'completed', exitCode: 0 });
  });

  it('standard input is given and then closed, without one it is empty', async () => {
    const long = 'line of text\n'.repeat(40_000);
    expect((await lab.run({ argv: ['wc', '-c'], stdin: long })).stdout.trim()).toBe(String(long.length));
    expect((await lab.run({ argv: ['readlink', '/proc/self/fd/0'] })).stdout).toBe('/dev/null\n');
    expect((await lab.run({ argv: ['true'], stdin: long })).ran.outcome).toEqual({ kind: 'completed', exitCode: 0 });
  });

  it('both streams are kept byte for byte, invalid UTF-8 included', async () => {
    const run = await lab.run({ argv: ['printf', String.raw`\377\376a\000b`] });
    const event = run.ran.events.find((one) => one.kind === 'output');
    expect(event?.kind === 'output' && run.blobs[event.bytes]).toBe(
      Buffer.from([255, 254, 97, 0, 98]).toString('base64'),
    );
  });

  it('a time-out ends grandchildren that ignore signals and sit in sessions of their own', async () => {
    const marker = word();
    const script = `trap '' TERM HUP INT; setsid sh -c "trap '' TERM; sleep 300 #${marker}; true" & sh -c "sleep 301 #${marker}; true" & echo started; wait; sleep 302`;
    // On a busy machine the time may be over before the script has started anything: then it gets more.
    const seen: number[] = [];
    let timeoutMs = 1000;
    let run: Awaited<ReturnType<OpenLab['run']>>;
    do {
      timeoutMs *= 2;
      const watch = setInterval(() => seen.push(processesWith(marker).length), 100);
      run = await lab.run({ argv: ['sh', '-c', script], ...limits({ timeoutMs }) });
      clearInterval(watch);
      expect(run.ran.outcome).toEqual({ kind: 'timed-out', afterMs: timeoutMs });
    } while (run.stdout === '');
    expect(run.stdout).toBe('started\n');
    expect(run.ran.durationMs).toBeGreaterThanOrEqual(timeoutMs);
    // The script itself would take 300 s.
    expect(run.ran.durationMs).toBeLessThan(timeoutMs + 120_000);
    expect(Math.max(...seen)).toBeGreaterThan(1);
    expect(processesWith(marker)).toEqual([]);
  });

  it('a daemon that outlives the subject has two seconds, is then ended, and that is said', async () => {
    const marker = word();
    const daemon = `perl -e 'exit if fork; use POSIX; POSIX::setsid(); exit if fork; close STDOUT; $0 = "${marker}"; sleep 300'`;
    const run = await lab.run({ argv: ['sh', '-c', `${daemon}; exit 4`] });
    expect(run.ran.outcome).toEqual({ kind: 'completed', exitCode: 4 });
    // The two seconds are no part of the subject's own time.
    expect(run.tookMs - run.ran.durationMs).toBeGreaterThan(1900);
    expect(run.ran.limits).toEqual(['processes that the subject left running were ended with it']);
    expect(processesWith(marker)).toEqual([]);
  });

  it('a child that finishes soon after the subject is waited for', async () => {
    const run = await lab.run({ argv: ['sh', '-c', '(sleep 0.3; echo late) & echo early'] });
    expect(run.stdout).toBe('early\nlate\n');
    expect(run.ran.limits).toEqual([]);
  });

  it('a gigabyte of output is cut at the limit, ends the subject, and does not fill our memory', async () => {
    const before = (await lab.run({})).memory;
    const program = "$x = 'x' x 65536; for (1 .. 16384) { print $x } sleep 60";
    const run = await lab.run({ argv: ['perl', '-e', program], ...limits({ outputBytes: 100_000 }) });
    expect(run.ran.outcome).toEqual({ kind: 'overflowed', sink: 'stdout', limitBytes: 100_000 });
    expect(run.stdout.length).toBe(100_000);
    expect(run.ran.events.find(({ kind }) => kind === 'output')).toMatchObject({ stream: 'stdout', truncated: true });
    expect(run.memory - before).toBeLessThan(64 << 20);
  });

  it('a fork bomb finds an end, and so does its trial', async () => {
    const bomb =
      '$n = 0; while (1) { $p = fork; last unless defined $p; if (!$p) { sleep 300; exit } $n++ } print "$n $!\\n"; exit 9';
    const run = await lab.run({ argv: ['perl', '-e', bomb] });
    const [made] = run.stdout.split(' ');
    expect(Number(made)).toBeGreaterThan(100);
    expect(Number(made)).toBeLessThanOrEqual(2048);
    expect(run.ran.outcome).toEqual({ kind: 'completed', exitCode: 9 });
    expect((await lab.run({ argv: ['sh', '-c', 'ls -d /proc/[0-9]* | wc -l'] })).stdout.trim()).toMatch(/^[1-5]$/);
  });

  it('a disk that the subject fills is its own', async () => {
    const run = await lab.run({ argv: ['sh', '-c', 'truncate -s 1G ~/sparse; fallocate -l 1100M ~/big; echo $?'] });
    expect(run.stdout).toBe('1\n');
    expect(run.stderr).toContain('No space left on device');
  });

  it('files left behind are recorded, what the lab put there only if it was changed', async () => {
    const script =
      'echo new > ~/new; echo changed > kept; ln -s /etc/passwd link; mkdir -p /tmp/d; mkfifo /tmp/d/pipe; chmod 600 ~/new; truncate -s 3M /var/tmp/large; rm gone';
    const files = [
      { path: '~/same', text: 'same' },
      { path: '~/project/kept', text: 'as it was' },
      { path: '~/project/gone', text: 'to go' },
    ];
    const run = await lab.run({ argv: ['sh', '-c', script], files });
    const left = run.ran.events.flatMap((one) => (one.kind === 'file' ? [one] : []));
    const text = (hash: string | undefined): string | null =>
      hash === undefined ? null : Buffer.from(run.blobs[hash] ?? '', 'base64').toString();
    expect(left.map(({ path, mode, bytes }) => [path, mode & 0o777, text(bytes)])).toEqual([
      ['/home/jo/new', 0o600, 'new\n'],
      ['/home/jo/project/kept', 0o644, 'changed\n'],
      ['/home/jo/project/link', 0o777, null],
      ['/tmp/d', 0o755, null],
      ['/tmp/d/pipe', 0o644, null],
      ['/var/tmp/large', 0o644, null],
    ]);
    expect(left.at(-1)?.size).toBe(3 << 20);
  });

  it('when the main process is killed, worker and subject are gone at once', async () => {
    const marker = word();
    const doomed = await openLab(compiled, caller);
    doomed
      .run({ argv: ['sh', '-c', `setsid sh -c "sleep 300 #${marker}; true" & sleep 301 #${marker}`] })
      .catch(() => undefined);
    await until(() => processesWith(marker).length >= 2);
    doomed.main.kill('SIGKILL');
    await until(() => processesWith(marker).length === 0);
    await until(() => !isRunning(doomed.worker));
  });

  it('when the worker is killed, the subject is gone at once', async () => {
    const marker = word();
    const doomed = await openLab(compiled, caller);
    doomed
      .run({ argv: ['sh', '-c', `setsid sh -c "sleep 300 #${marker}; true" & sleep 301 #${marker}`] })
      .catch(() => undefined);
    await until(() => processesWith(marker).length >= 2);
    process.kill(doomed.worker, 'SIGKILL');
    await until(() => processesWith(marker).length === 0);
    await doomed.close();
  });
});

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not so after five minutes: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
