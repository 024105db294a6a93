/** Who a message is for, said the same way in all trials, whatever its sink. */
import { describe, expect, it } from 'vitest';
import { Interner } from '../../../src/core/align/read/intern.ts';
import { rolesOf } from '../../../src/core/align/match/roles.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { messageOf } from '../../../src/core/align/read/message.ts';
import { capture, memoryBlobs, trialId } from '../../builders/messages/captures.ts';
import { gitEvent } from '../../builders/messages/events.ts';
import { sentOf } from '../../builders/messages/trial-messages.ts';

type Facts = Readonly<Record<string, string>>;

function roles(sent: readonly TrialMessage[], facts: readonly Facts[] = [{}]): readonly string[] {
  return rolesOf(
    sent,
    facts.map((own, trial) => capture(trialId(trial), [], { facts: own })),
  ).roles;
}

const query = (trial: number, host: string): TrialMessage =>
  sentOf({ sink: 'dns', method: 'DNS', host, path: 'A', trial });
const file = (trial: number, path: string): TrialMessage =>
  sentOf({ sink: 'files', method: 'FILE', host: '', path, trial });

describe('the role of a message', () => {
  it.each<[string, Partial<TrialMessage>, string]>([
    ['of a request', { path: '/v1' }, 'GET a.example/v1'],
    ['of a frame', { sink: 'websocket', method: 'WEBSOCKET', path: '/ping' }, 'WEBSOCKET a.example/ping'],
    ['of output', { sink: 'stdout', method: 'OUTPUT' }, 'STDOUT'],
    ['of output for errors', { sink: 'stderr', method: 'OUTPUT' }, 'STDERR'],
    [
      'of a packet',
      { sink: 'packets', method: 'PACKET', path: 'UDP', port: 53, host: '192.0.2.1' },
      'PACKET UDP 192.0.2.1:53',
    ],
    [
      'of a packet without a port',
      { sink: 'packets', method: 'PACKET', path: 'ICMP', port: 0, host: '192.0.2.1' },
      'PACKET ICMP 192.0.2.1',
    ],
    ['of a connection', { sink: 'tcp', method: 'TCP', port: 80 }, 'TCP a.example:80'],
    ['of a handshake', { sink: 'tls', method: 'TLS' }, 'TLS a.example'],
    ['of a start of HTTP/2', { sink: 'http2', method: 'HTTP/2' }, 'HTTP/2 a.example'],
    ['of a query', { sink: 'dns', method: 'DNS', path: 'AAAA' }, 'DNS a.example AAAA'],
    ['of a file', { sink: 'files', path: '/etc/x' }, 'FILE /etc/x'],
  ])('%s', (_, what, expected) => {
    expect(roles([sentOf(what)])).toEqual([expected]);
  });

  it('uses canonical host names, also for lookups, connections and packets', () => {
    const facts = { endpoint: 'https://a.example', proxy: 'http://192.0.2.1:53' };
    const sent = [
      sentOf({ path: '/v1' }),
      sentOf({ sink: 'tcp', method: 'TCP' }),
      sentOf({ sink: 'tls', method: 'TLS' }),
      query(0, 'a.example'),
      sentOf({ sink: 'packets', method: 'PACKET', path: 'UDP', port: 53, host: '192.0.2.1' }),
    ];
    expect(roles(sent, [facts])).toEqual([
      'GET {endpoint}/v1',
      'TCP {endpoint}',
      'TLS {endpoint}',
      'DNS {endpoint} A',
      'PACKET UDP {proxy}:53',
    ]);
  });

  it('is returned in the order of the messages', () => {
    expect(roles([file(0, '/x'), sentOf(), query(0, 'b.example'), sentOf({ sink: 'stdout' })])).toEqual([
      'FILE /x',
      'GET a.example/',
      'DNS b.example A',
      'STDOUT',
    ]);
  });
});

describe('roles of lookups', () => {
  it('have {id} for ids, compared from the top-level domain down', () => {
    const sent = [query(0, 'a1.log.example'), query(1, 'b2.log.example')];
    expect(roles(sent, [{}, {}])).toEqual(Array(2).fill('DNS {id}.log.example A'));
  });

  it('keep labels below different domains', () => {
    const sent = [query(0, 'a1.log.example'), query(1, 'b2.log.test')];
    expect(roles(sent, [{}, {}])).toEqual(['DNS a1.log.example A', 'DNS b2.log.test A']);
  });
});

describe('roles of files', () => {
  it('are canonical paths', () => {
    const facts = { home: '/home/anna', workDir: '/home/anna/work' };
    expect(roles([file(0, '/home/anna/.tool/x'), file(0, '/home/anna/work/y')], [facts])).toEqual([
      'FILE ~/.tool/x',
      'FILE {work}/y',
    ]);
  });

  it.each([
    ['/x/a1.json', '/x/b2.json', '/x/{id}.json'],
    ['/x/a1', '/x/b2', '/x/{id}'],
    ['/x/a.1', '/x/b.2', '/x/{id}'],
    ['/x/a1.jsonl.gz', '/x/b2.jsonl.gz', '/x/{id}.gz'],
  ])('with ids in their names keep the ending: %s', (one, other, expected) => {
    expect(roles([file(0, one), file(1, other)], [{}, {}])).toEqual(Array(2).fill(`FILE ${expected}`));
  });

  it('of git objects name the type instead of the hash', () => {
    const blobs = memoryBlobs();
    const interner = new Interner();
    const object = (trial: number, type: 'commit' | 'tree' | 'blob', content: string): TrialMessage => {
      const said = messageOf(gitEvent(blobs, '/work', type, content), blobs.read);
      if (said === null) throw new Error('a file is a message');
      return sentOf({ ...said, trial, place: interner.place(said.place) });
    };
    const sent = [
      object(0, 'tree', ''),
      object(0, 'blob', 'text'),
      object(1, 'blob', 'other'),
      file(0, '/work/.git/HEAD'),
    ];
    expect(roles(sent, [{ workDir: '/work' }, { workDir: '/work' }])).toEqual([
      'FILE {work}/.git/objects tree',
      'FILE {work}/.git/objects blob',
      'FILE {work}/.git/objects blob',
      'FILE {work}/.git/HEAD',
    ]);
  });
});

describe('paths that look alike', () => {
  const paths = (names: readonly (readonly [number, string])[]): string[] =>
    roles(
      names.map(([trial, path]) => file(trial, path)),
      [{}, {}, {}],
    ).map((role) => role.slice('FILE '.length));

  it('have one role, the most common spelling', () => {
    expect(
      paths([
        [0, '/NOTES'],
        [1, '/notes'],
        [2, '/notes'],
      ]),
    ).toEqual(['/notes', '/notes', '/notes']);
    expect(
      paths([
        [0, '/n\u043etes'],
        [1, '/notes'],
        [2, '/notes'],
      ]),
    ).toEqual(['/notes', '/notes', '/notes']);
  });

  it('have one role, the first by code units of equally common spellings', () => {
    expect(
      paths([
        [0, '/notes'],
        [1, '/NOTES'],
      ]),
    ).toEqual(['/NOTES', '/NOTES']);
    expect(
      paths([
        [0, '/NOTES'],
        [1, '/notes'],
      ]),
    ).toEqual(['/NOTES', '/NOTES']);
  });

  it('keep their roles if a trial has two of them', () => {
    expect(
      paths([
        [0, '/NOTES'],
        [1, '/notes'],
        [1, '/NOTES'],
      ]),
    ).toEqual(['/NOTES', '/notes', '/NOTES']);
  });

  it('have one role if a trial has one of them twice', () => {
    expect(
      paths([
        [0, '/NOTES'],
        [0, '/NOTES'],
        [1, '/notes'],
        [2, '/notes'],
      ]),
    ).toEqual(
      Array(4)
        .fill('/notes')
        .map((name: string) => name),
    );
  });

  it('keep their roles if they differ in a letter', () => {
    expect(
      paths([
        [0, '/note'],
        [1, '/notes'],
      ]),
    ).toEqual(['/note', '/notes']);
  });
});
