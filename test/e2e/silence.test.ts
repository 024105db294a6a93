/**
 * Tellproof itself sends nothing anywhere. An audit and a judgement run on a machine whose only way
 * out is a cable with a meter on it: a veth pair in a namespace, with an address, a default route
 * and a name server, so that whatever tried to speak would be counted.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { PROGRAM, workplace } from './tellproof.ts';

const place = workplace();
afterAll(() => place.remove());

const METERED = `
  echo 'nameserver 192.0.2.53' >"$1/resolv.conf" && mount --bind "$1/resolv.conf" /etc/resolv.conf
  echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
  ip link set lo up
  ip link add out0 type veth peer name out1
  ip address add 192.0.2.1/24 dev out0 && ip link set out0 up && ip link set out1 up
  ip neighbour add 192.0.2.254 lladdr 02:00:00:00:00:01 dev out0
  ip route add default via 192.0.2.254
  sent() { ip -s -j link show out0 | "$2" -p 'JSON.parse(require("fs").readFileSync(0, "utf8"))[0].stats64.tx.packets'; }
  before=$(sent "$@")
  cd "$1"
  "$2" "$3" audit specimen:date-line-unmarked --aa --trials 8 --seed 1 --quiet --out quiet.tellproof >/dev/null
  "$2" "$3" analyze quiet.tellproof >/dev/null
  "$2" "$3" verify quiet.tellproof >/dev/null
  after=$(sent "$@")
  "$2" -e 'const s = require("dgram").createSocket("udp4"); s.send("x", 9, "198.51.100.1", () => s.close())'
  echo "$before $after $(sent "$@")"`;

test('an audit and its judgement put no packet on the wire, and the meter would have seen one', async () => {
  // Who is not root needs a user namespace to lay a cable, in which the lab is still run by an
  // ordinary user.
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user', '--keep-caps'];
  const spaces = [...user, '--net', '--mount'];
  const inside = ['sh', '-ec', METERED, 'sh', place.dir, process.execPath, PROGRAM];
  const env = { PATH: process.env['PATH'] ?? '', HOME: place.dir };
  const { stdout } = await promisify(execFile)('unshare', [...spaces, ...inside], { env });
  const [before, after, control] = stdout.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  expect({ before, after, control }).toEqual({ before, after: before, control: (before ?? NaN) + 1 });
});
