/** What a subject sees: an ordinary machine that is not the host, its user or its processes. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLERS, compileSandbox, type OpenLab, openLab, removeCompiled } from './fixtures/open-lab.ts';

describe.each(CALLERS)('in a lab run by %s,', (caller) => {
  let compiled: string;
  let lab: OpenLab;
  let host: string;

  beforeAll(async () => {
    host = mkdtempSync(join(tmpdir(), 'sandbox-host-'));
    chmodSync(host, 0o755);
    mkdirSync(join(host, 'package'));
    writeFileSync(join(host, 'package/program.js'), 'console.log("mounted")');
    writeFileSync(join(host, 'secret'), 'credential');
    compiled = compileSandbox();
    lab = await openLab(compiled, caller);
  });
  afterAll(async () => {
    await lab.close();
    removeCompiled(compiled);
    rmSync(host, { recursive: true });
  });

  const sh = async (script: string, more: object = {}): Promise<string[]> => {
    const run = await lab.run({ argv: ['sh', '-c', `exec 2>&1; ${script}`], ...more });
    return run.stdout.split('\n').slice(0, -1);
  };

  it("the host's home, temporary files, credentials and sockets are not there", async () => {
    const places = [
      homedir(),
      join(host, 'secret'),
      '/etc/shadow',
      '/etc/ssh',
      '/etc/ssl/private',
      '/etc/gitconfig',
      '/etc/npmrc',
    ];
    const script = places.map((path) => `ls -A ${path} 2>&1 | wc -l; cat ${path} 2>&1 | tail -1`).join('; ');
    for (const line of await sh(script)) expect(line).toMatch(/^[01]$|No such file|Permission denied|Is a directory/);
    expect(await sh('ls -A /root /run /var/run /opt /srv /mnt /media /tmp | grep -v : | grep .')).toEqual(
      ["ls: cannot open directory '/root': Permission denied", 'lock', 'lock'].slice(caller === 'root' ? 0 : 1),
    );
  });

  it('every file in /etc is on the list of those shown', async () => {
    const shown = await sh('ls -A /etc');
    const known =
      'alternatives bash.bashrc debian_version ethertypes fonts fstab gai.conf group host.conf hostname hosts ld.so.cache ld.so.conf ld.so.conf.d locale.alias localtime lsb-release machine-id mime.types mtab nsswitch.conf os-release passwd profile protocols redhat-release resolv.conf rpc services shells ssl terminfo timezone';
    expect(known.split(' ')).toEqual(expect.arrayContaining(shown));
    expect(shown).toEqual(expect.arrayContaining(['passwd', 'hosts', 'resolv.conf', 'ssl', 'localtime']));
  });

  it("no text in /etc holds the host's name", async () => {
    expect(hostname()).not.toBe('');
    const found = await sh(
      `grep -rlsw -- '${hostname()}' /etc/hosts /etc/hostname /etc/passwd /etc/resolv.conf; hostname; uname -n`,
    );
    expect(found).toEqual(['workstation', 'workstation']);
  });

  it('the processes are its own and an init that says nothing', async () => {
    const program =
      'for (sort { substr($a, 6) <=> substr($b, 6) } grep { -d } glob "/proc/[0-9]*") { open F, "$_/cmdline"; print <F> =~ s/\\0.*//sr, "\n" }';
    const { stdout } = await lab.run({ argv: ['perl', '-e', program] });
    expect(stdout.split('\n')).toEqual(['/sbin/init', 'perl', '']);
    expect(await sh('cat /proc/1/environ; ls /proc/1/root; readlink /proc/1/fd/* /proc/1/exe /proc/1/cwd')).toEqual([
      'cat: /proc/1/environ: Permission denied',
      "ls: cannot access '/proc/1/root': Permission denied",
    ]);
  });

  it('nothing that can be read names the lab', async () => {
    const lines = await sh(
      'cat /proc/self/mountinfo /proc/self/cgroup /proc/net/unix /proc/net/route; env; id; ls -la / /etc /proc/self/fd',
    );
    expect(lines.join('\n')).not.toMatch(/tellproof|captive|sandbox/i);
  });

  it('the environment is what was asked for and no more', async () => {
    const run = await lab.run({ argv: ['/usr/bin/env'], env: { ONLY: 'this', EMPTY: '', LINES: 'a\nb=c' } });
    expect(run.stdout.split('\n').sort()).toEqual(['', 'EMPTY=', 'LINES=a', 'ONLY=this', 'b=c']);
  });

  it('it is an ordinary user without capabilities, with its three streams and no terminal', async () => {
    expect(
      await sh('id -un; id -u; id -g; pwd; echo ~; umask; grep -E "^Cap(Inh|Prm|Eff|Amb)" /proc/self/status'),
    ).toEqual([
      'jo',
      '1000',
      '1000',
      '/home/jo/project',
      '/home/jo',
      '0022',
      'CapInh:\t0000000000000000',
      'CapPrm:\t0000000000000000',
      'CapEff:\t0000000000000000',
      'CapAmb:\t0000000000000000',
    ]); // prettier-ignore
    const descriptors = await lab.run({
      argv: ['perl', '-e', 'opendir D, "/proc/self/fd"; print join " ", sort grep /\\d/, readdir D'],
    });
    expect(descriptors.stdout).toBe('0 1 2 3');
    expect(await sh('true < /dev/tty')).toEqual([expect.stringContaining('cannot open /dev/tty')]);
  });

  it('its streams can be opened again by name', async () => {
    const run = await lab.run({
      argv: ['sh', '-c', 'echo out > /dev/stdout; echo err > /dev/stderr; cat /dev/stdin'],
      stdin: 'in\n',
    });
    expect([run.stdout, run.stderr]).toEqual(['out\nin\n', 'err\n']);
  });

  it('the system cannot be written, home, work and temporary directories can', async () => {
    const tries = [
      '/',
      '/usr',
      '/usr/bin',
      '/etc',
      '/var',
      '/dev',
      '/sys',
      '/etc/ssl/certs',
      '/run',
      '/proc/sys/kernel',
    ];
    const lines = await sh(tries.map((path) => `touch ${path}/x`).join('; '));
    expect(lines).toHaveLength(tries.length);
    for (const line of lines) expect(line).toMatch(/Read-only file system|Permission denied|No such file/);
    expect(await sh('for d in ~ . /tmp /var/tmp /dev/shm; do echo ok > $d/x && cat $d/x; done')).toEqual(
      Array(5).fill('ok'),
    );
  });

  it("no setting of the host's kernel can be written, even where the lab runs as root", async () => {
    const before = readFileSync('/proc/sys/kernel/core_pattern', 'utf8');
    const settings = [
      'kernel/core_pattern',
      'kernel/hostname',
      'vm/overcommit_memory',
      'net/ipv4/ip_forward',
      'net/ipv4/ping_group_range',
    ];
    const lines = await sh(
      `${settings.map((path) => `echo 1 > /proc/sys/${path}`).join('; ')}; echo b > /proc/sysrq-trigger`,
    );
    expect(lines).toHaveLength(settings.length + 1);
    for (const line of lines) expect(line).toMatch(/Permission denied|Read-only|nonexistent/);
    expect(readFileSync('/proc/sys/kernel/core_pattern', 'utf8')).toBe(before);
  });

  it('node, git and certificates work', async () => {
    const lines = await sh(
      "node -p process.version; git --version | cut -c1-11; grep -c TEST /etc/ssl/certs/ca-certificates.crt; cat /etc/ssl/certs/corporate-root-ca.pem | head -1; ls /etc/ssl/certs | wc -l | grep -cE '..'",
    );
    expect(lines).toEqual([process.version, 'git version', '1', '-----BEGIN CERTIFICATE-----', expect.any(String)]);
  });

  it('a pseudo-terminal can be had', async () => {
    const run = await lab.run({
      argv: ['perl', '-e', 'open my $p, "+<", "/dev/ptmx" or die "$!"; print -c $p ? "terminal" : "other"'],
    });
    expect(run.stdout).toBe('terminal');
  });

  it('what a trial sets is seen at every layer', async () => {
    const lines = await sh(
      'hostname; cat /etc/hostname; cat /etc/hosts | head -2; whoami; pwd; readlink /etc/localtime; date +%Z; cat /etc/timezone /etc/resolv.conf /etc/machine-id; cat ~/.config/tool.json; stat -c %a ~/run.sh; ./tool',
      {
        hostName: 'fra-dev-7.bank.example',
        userName: 'a.weber',
        env: { PATH: '/usr/bin:/bin', HOME: '/home/a.weber' },
        home: '/home/a.weber',
        workDir: '/home/a.weber/src/payments',
        searchDomain: 'bank.example',
        files: [
          { path: '/etc/localtime', copyOf: '/usr/share/zoneinfo/Asia/Tokyo' },
          { path: '/etc/timezone', text: 'Asia/Tokyo\n' },
          { path: '/etc/machine-id', text: 'f00d\n' },
          { path: '~/.config/tool.json', text: 'old' },
          { path: '~/.config/tool.json', text: '{}\n' },
          { path: '~/run.sh', text: '#!/bin/sh\n', mode: 0o755 },
          { path: '~/src/payments/tool', text: '#!/bin/sh\necho ran\n', mode: 0o755 },
        ],
      },
    );
    expect(lines).toEqual([
      'fra-dev-7.bank.example',
      'fra-dev-7',
      '127.0.0.1\tlocalhost',
      '127.0.1.1\tfra-dev-7.bank.example fra-dev-7',
      'a.weber',
      '/home/a.weber/src/payments',
      '/usr/share/zoneinfo/Asia/Tokyo',
      'JST',
      'Asia/Tokyo',
      'search bank.example',
      'nameserver 192.168.1.1',
      'f00d',
      '{}',
      '755',
      'ran',
    ]); // prettier-ignore
  });

  it('mounts are shown read-only, in the home too', async () => {
    const mounts = [
      { from: join(host, 'package'), to: '/opt/tool' },
      { from: join(host, 'package'), to: '/home/jo/.local/lib/tool' },
      { from: join(host, 'package/program.js'), to: '/usr-less/program.js' },
    ];
    expect(
      await sh(
        'node /opt/tool/program.js; node ~/.local/lib/tool/program.js; node /usr-less/program.js; touch /opt/tool/x ~/.local/lib/tool/x',
        { mounts },
      ),
    ).toEqual([
      'mounted',
      'mounted',
      'mounted',
      "touch: cannot touch '/opt/tool/x': Read-only file system",
      "touch: cannot touch '/home/jo/.local/lib/tool/x': Read-only file system",
    ]); // prettier-ignore
  });

  it('one trial leaves nothing for the next', async () => {
    await sh('echo 1 > ~/left; echo 1 > /tmp/left; echo 1 > /dev/shm/left; ipcmk -M 100 -Q > /dev/null; sleep 100 &');
    expect(
      await sh(
        'ls -A ~ /tmp /dev/shm; ipcs -m -q | grep -c 0x; ps -e -o comm= | grep -c sleep; cat /proc/net/tcp /proc/net/tcp6 | grep -c :',
      ),
    ).toEqual(['/dev/shm:', '', '/home/jo:', 'project', '', '/tmp:', '0', '0', '0']);
  });

  it('a file that the host lacks is said, and the trial goes on', async () => {
    const run = await lab.run({ files: [{ path: '/etc/localtime', copyOf: '/usr/share/zoneinfo/Mars/Olympus' }] });
    expect(run.ran.outcome).toEqual({ kind: 'completed', exitCode: 0 });
    expect(run.ran.limits).toEqual(['no /usr/share/zoneinfo/Mars/Olympus on this host, so /etc/localtime is not set']);
  });
});
