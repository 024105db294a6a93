/** What a subject sees of a tracer and of being root: the marks are there, and nothing of it reaches further than before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxSpec } from '../../src/lab/sandbox/spec.ts';
import { CALLERS, compileSandbox, type OpenLab, openLab, removeCompiled } from './fixtures/open-lab.ts';

const ROOT: Partial<SandboxSpec> = { uid: 0, userName: 'root', home: '/root', workDir: '/root/project' };

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
  const sh = async (script: string, more: Partial<SandboxSpec> = {}): Promise<string[]> => {
    const run = await lab.run({ argv: ['sh', '-c', `exec 2>&1; ${script}`], ...more });
    expect(run.ran.outcome).toEqual({ kind: 'completed', exitCode: 0 });
    return run.stdout.split('\n').slice(0, -1);
  };
  const TRACER = 'sed -n "s/^TracerPid:\\t*//p" /proc/self/status';

  it('a tracer is seen by the subject and by all that it starts, and by name among the processes', async () => {
    const [own = '', child] = await sh(`${TRACER}; sh -c '${TRACER}'`, { traced: true });
    expect(Number(own)).toBeGreaterThan(1);
    expect(child).toBe(own);
    expect(await sh('cat /proc/[0-9]*/comm | grep -c strace', { traced: true })).toEqual(['1']);
  });

  it('no tracer is seen where none is attached', async () => {
    expect(await sh(TRACER)).toEqual(['0']);
  });

  it('a traced subject gets its signals, stops and goes on as a job does, and ends as it ends', async () => {
    expect(await sh("trap 'echo caught' USR1; kill -USR1 $$; echo on", { traced: true })).toEqual(['caught', 'on']);
    const job = '(sleep 0.2; kill -CONT $$) & kill -STOP $$; echo resumed';
    expect(await sh(job, { traced: true })).toEqual(['resumed']);
    const killed = await lab.run({ argv: ['sh', '-c', 'kill -TERM $$'], traced: true });
    expect(killed.ran.outcome).toEqual({ kind: 'killed', signal: 'SIGTERM' });
  });

  it('root is root by id, name and home, and writes there', async () => {
    const script = 'id -u; id -un; echo ~; pwd; touch new && ls -ln | grep -c "0 *0"';
    const env = { PATH: '/usr/bin:/bin', HOME: '/root' };
    expect(await sh(script, { ...ROOT, env })).toEqual(['0', 'root', '/root', '/root/project', '1']);
  });

  it('root changes nothing of the system and of its network, and looks into no other process', async () => {
    const tries = [
      'echo x > /etc/hosts',
      'mount -t tmpfs none /mnt',
      'hostname other',
      'ip link set eth0 down',
      'cat /proc/1/environ',
      'echo 1 > /proc/sys/net/ipv4/ip_forward',
      'chroot /usr /bin/true; umount /proc',
    ];
    const script = tries.map((one) => `if (${one}) >/dev/null 2>&1; then echo "done: ${one}"; fi`).join('\n');
    expect(await sh(`${script}\ntrue`, ROOT)).toEqual([]);
  });
});
