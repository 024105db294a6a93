/** Messages of every sink except HTTP requests, aligned: the right slots and no others. */
import { describe, expect, it } from 'vitest';
import { alignCaptures } from '../../../src/core/align/align.ts';
import { kindOf } from '../../../src/core/carriers/kind.ts';
import type { Alignment, CaptureEvent, Rendering } from '../../../src/core/model/index.ts';
import { capture, jsonRequest, memoryBlobs, trialId } from '../../builders/messages/captures.ts';
import { dnsEvent, fileEvent, gitEvent, outputEvent, tcpEvent, tlsEvent, to } from '../../builders/messages/events.ts';

type Facts = Readonly<Record<string, string>>;

interface Setting {
  readonly facts?: readonly Facts[];
  readonly renderings?: Readonly<Record<string, readonly Rendering[]>>;
}

const blobs = memoryBlobs();

/** The alignment of one trial for each list of events. */
function align(trials: readonly (readonly CaptureEvent[])[], { facts = [], renderings = {} }: Setting = {}): Alignment {
  const captures = trials.map((events, index) => capture(trialId(index), events, { facts: facts[index] ?? {} }));
  return alignCaptures(captures, blobs.read, (trial) => renderings[trial] ?? []);
}

/** Sink, message, carrier, address and symbols of all slots except sizes and times. */
const slots = (alignment: Alignment): [string, string, string, string, (string | null)[]][] =>
  alignment.slots
    .filter(({ carrier }) => kindOf(carrier) !== 'quantity')
    .map(({ sink, message, carrier, address, symbols }) => [sink, message, carrier, address, [...symbols.values()]]);

const readNothing = (alignment: Alignment): void => {
  expect(slots(alignment)).toEqual([]);
  expect(alignment.unreadBytes).toBe(0);
};

describe('DNS lookups', () => {
  const query = (name: string, type: 'A' | 'AAAA' = 'A', more = {}): CaptureEvent => dnsEvent(blobs, name, type, more);
  const a = 'DNS api.example A #1';

  it('have a slot for the letter case of a name, to the code point', () => {
    const found = slots(align([[query('api.example')], [query('aPi.example')], [query('api.example')]]));
    expect(found).toEqual([['dns', a, 'text.code-point', 'questions[0].host', ['p', 'P', 'p']]]);
  });

  it.each([
    ['the id', { id: 9 }, 'dns.id', 'id', ['0007', '0009']],
    ['a flag', { flags: 0x0120 }, 'dns.value', 'flags', ['0100', '0120']],
    [
      'a second question',
      { questions: [1, 2].map(() => ({ type: 'A', name: 'api.example' })) },
      'dns.presence',
      'questions[1]',
      ['absent', 'present'],
    ],
    [
      'an EDNS record',
      { additionals: [{ type: 'OPT', name: '.', udpPayloadSize: 1232 }] },
      'dns.presence',
      'additional[0]',
      ['absent', 'present'],
    ],
  ])('have one slot for: %s', (_, more, carrier, address, symbols) => {
    const found = slots(align([[query('api.example')], [query('api.example', 'A', more)]]));
    expect(found).toEqual([['dns', a, carrier, address, symbols]]);
  });

  it('have resolver and transport as readings', () => {
    const other = { ...dnsEvent(blobs, 'api.example'), resolver: '9.9.9.9', transport: 'tcp' } as const;
    const found = slots(align([[query('api.example')], [other]]));
    expect(found.map(([, , carrier, address]) => [carrier, address])).toEqual([
      ['dns.resolver', 'resolver'],
      ['dns.resolver', 'transport'],
    ]);
  });

  it('have a slot for a changed order, and one for an additional name', () => {
    const [v4, v6] = [query('api.example'), query('api.example', 'AAAA')];
    const found = slots(
      align([
        [v4, v6],
        [v6, v4],
        [v4, v6, query('more.example')],
      ]),
    );
    expect(found).toEqual([
      [
        'dns',
        a,
        'message.sequence',
        'message',
        [`${a}, DNS api.example AAAA #1`, `DNS api.example AAAA #1, ${a}`, `${a}, DNS api.example AAAA #1`],
      ],
      ['dns', 'DNS more.example A #1', 'message.presence', 'message', ['as usual', 'as usual', '1 more']],
    ]);
  });

  it('are matched despite random labels and the trial’s search domain', () => {
    const facts = [{ searchDomain: 'corp.example' }, { searchDomain: 'lab.example' }, {}];
    const names = ['q1w2.t.example', 'e3r4.t.example', 't5y6.t.example'];
    const domains = ['corp', 'lab', null];
    const trials = names.map((name, index) => {
      const domain = domains[index];
      return [query(name), ...(domain === null ? [] : [query(`wiki.${domain}.example`)])];
    });
    const messages = new Set(slots(align(trials, { facts })).map(([, message]) => message));
    expect([...messages]).toEqual(['DNS wiki.{search-domain} A #1', 'DNS {id}.t.example A #1']);
  });
});

describe('messages that serve a request', () => {
  const asked = (host: string, connection = 1): CaptureEvent =>
    jsonRequest(blobs, {}, { origin: `https://${host}`, path: '/v1', connection, headers: [] });
  const served = (host: string, connection = 1): CaptureEvent[] => [
    dnsEvent(blobs, host),
    tcpEvent(host, { connection }),
    tlsEvent(blobs, host, {}, { connection }),
  ];

  it('have no slot if their number follows from the requests', () => {
    const trials = [
      [...served('a.example'), asked('a.example')],
      [...served('a.example'), asked('a.example'), ...served('b.example', 2), asked('b.example', 2)],
      [],
    ];
    const found = slots(align(trials));
    expect(new Set(found.map(([sink]) => sink))).toEqual(new Set(['http']));
    expect(found.map(([, message, carrier]) => [message, carrier])).toEqual([
      ['POST a.example/v1 #1', 'message.presence'],
      ['POST b.example/v1 #1', 'message.presence'],
    ]);
  });

  it('have a slot for a lookup or connection without need', () => {
    const plain = [...served('a.example'), asked('a.example')];
    const found = slots(
      align([plain, [...plain, tcpEvent('a.example', { connection: 3 })], [...plain, dnsEvent(blobs, 'b.example')]]),
    );
    expect(found).toEqual([
      // One lookup fewer than the additional connection needs.
      ['dns', 'DNS b.example A #1', 'message.presence', 'message', ['as usual', 'as usual', '1 more']],
      ['tcp', 'TCP a.example:443 #1', 'message.presence', 'message', ['as usual', '1 more', 'as usual']],
    ]);
  });

  it('have no slot if a request goes to another port, which is a reading of the request', () => {
    const on = (port: number): CaptureEvent[] => [
      dnsEvent(blobs, 'a.example'),
      tcpEvent('a.example', { port }),
      jsonRequest(blobs, {}, { origin: `http://a.example:${port}`, headers: [['Host', 'a.example']] }),
    ];
    const found = slots(align([on(8080), on(8081), on(8080)]));
    expect(found.map(([sink, , carrier]) => [sink, carrier])).toEqual([['http', 'http.destination']]);
  });

  it('have canonical names: endpoint, also if unset, and proxy', () => {
    const facts = [{ endpoint: 'https://gw.example' }, {}, { endpoint: 'https://gw.example' }];
    const trials = ['gw.example', 'vendor.example', 'gw.example'].map((host) => [...served(host), asked(host)]);
    const messages = new Set(slots(align(trials, { facts })).map(([, message]) => message));
    expect([...messages].sort()).toEqual([
      'DNS {endpoint} A #1',
      'POST {endpoint}/v1 #1',
      'TCP {endpoint} #1',
      'TLS {endpoint} #1',
    ]);
  });
});

describe('TLS handshakes', () => {
  const hello = (more: Parameters<typeof tlsEvent>[2], event = {}): CaptureEvent =>
    tlsEvent(blobs, 'a.example', more, event);
  const message = 'TLS a.example #1';

  it.each([
    ['the order of cipher suites', { suites: [0x1302, 0x1301] }, 'tls.order', 'cipher-suites'],
    ['a further suite', { suites: [0x1301, 0x1302, 0xc02b] }, 'tls.presence', 'cipher-suites[c02b]'],
    [
      'the order of extensions',
      { extensions: ['groups', 'server_name', 'alpn', 23] as const },
      'tls.order',
      'extensions',
    ],
    [
      'an extension left out',
      { extensions: ['server_name', 'groups', 'alpn'] as const },
      'tls.presence',
      'extensions.extended_master_secret',
    ],
    ['the order of groups', { groups: [23, 29] }, 'tls.order', 'extensions.supported_groups'],
    ['a protocol left out', { alpn: ['http/1.1'] }, 'tls.presence', 'extensions.alpn[h2]'],
    ['random bytes', { random: 8 }, 'tls.value', 'random'],
    ['a session id', { session: 'abc' }, 'tls.value', 'session-id'],
  ])('have one slot for: %s', (_, more, carrier, address) => {
    const found = slots(align([[hello({})], [hello(more)], [hello({})]]));
    expect(found.map((slot) => slot.slice(0, 4))).toEqual([['tls', message, carrier, address]]);
  });

  it('have no further slot for a random GREASE value', () => {
    const drawn = (n: number): CaptureEvent =>
      hello({
        suites: [0x0a0a + n * 0x1010, 0x1301],
        groups: [0x1a1a + n * 0x1010, 29],
        extensions: [0x2a2a + n * 0x1010, 'groups', 23],
      });
    const found = slots(align([[drawn(0)], [drawn(3)], [drawn(5)]]));
    expect(found.map(([, , carrier, address]) => [carrier, address])).toEqual([
      ['tls.grease', 'cipher-suites[GREASE]'],
      ['tls.grease', 'extensions.GREASE'],
      ['tls.grease', 'extensions.supported_groups[GREASE]'],
    ]);
  });

  it('have fingerprints and a refusal as readings', () => {
    const found = slots(align([[hello({})], [hello({}, { ja3: 'c', ja4: 'd', refused: 'unknown ca' })]]));
    expect(found.map(([, , carrier, , symbols]) => [carrier, symbols])).toEqual([
      ['tls.ja3', ['a', 'c']],
      ['tls.ja4', ['b', 'd']],
      ['tls.refusal', ['', 'unknown ca']],
    ]);
  });
});

describe('HTTP/2 starts', () => {
  const frame = (type: number, payload: readonly number[]): number[] => [
    0,
    0,
    payload.length,
    type,
    0,
    0,
    0,
    0,
    0,
    ...payload,
  ];
  const start = (...frames: readonly number[][]): CaptureEvent => {
    const bytes = Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.from(frames.flat())]);
    return { kind: 'http2', at: 3, connection: 1, to: to('a.example'), start: blobs.put(bytes) };
  };
  const setting = (id: number, value: number): number[] => [0, id, 0, 0, 0, value];
  const usual = [frame(4, [...setting(2, 0), ...setting(4, 9)]), frame(8, [0, 0, 1, 0])];

  it.each([
    [
      'the order of settings',
      [frame(4, [...setting(4, 9), ...setting(2, 0)]), usual[1] ?? []],
      'http2.order',
      'frames.SETTINGS',
    ],
    [
      'a value',
      [frame(4, [...setting(2, 0), ...setting(4, 8)]), usual[1] ?? []],
      'http2.value',
      'frames.SETTINGS.INITIAL_WINDOW_SIZE',
    ],
    ['a window', [usual[0] ?? [], frame(8, [0, 0, 2, 0])], 'http2.value', 'frames.WINDOW_UPDATE'],
    ['a frame left out', usual.slice(0, 1), 'http2.presence', 'frames.WINDOW_UPDATE'],
    ['the order of frames', [...usual].reverse(), 'http2.order', 'frames'],
  ])('have one slot for: %s', (_, frames, carrier, address) => {
    const found = slots(align([[start(...usual)], [start(...frames)]]));
    expect(found.map((slot) => slot.slice(0, 4))).toEqual([['http2', 'HTTP/2 a.example #1', carrier, address]]);
  });
});

describe('TCP connections and packets', () => {
  it('have unread bytes as text or bytes', () => {
    const raw = (text: string): CaptureEvent =>
      tcpEvent('irc.example', { port: 6667, raw: blobs.put(Buffer.from(text)) });
    const found = slots(align([[raw('NICK bot\r\n')], [raw('NICK b0t\r\n')]]));
    expect(found).toEqual([['tcp', 'TCP irc.example:6667 #1', 'text.code-point', 'body', ['o', '0']]]);
  });

  it('have the payload of a datagram apart from its headers', () => {
    const packet = (source: number, text: string): CaptureEvent => {
      const header = Buffer.from([
        0x45,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        64,
        17,
        0,
        0,
        192,
        0,
        2,
        1,
        192,
        0,
        2,
        2,
        0,
        source,
        0,
        123,
        0,
        0,
        0,
        0,
      ]);
      const raw = blobs.put(Buffer.concat([header, Buffer.from(text)]));
      return { kind: 'packet', at: 1, protocol: 'udp', address: '192.0.2.2', port: 123, raw };
    };
    const found = slots(align([[packet(1, '{"a":1}')], [packet(2, '{"a":2}')]]));
    expect(found.map((slot) => slot.slice(0, 4))).toEqual([
      ['packets', 'PACKET udp 192.0.2.2:123 #1', 'packet.header', 'header'],
      ['packets', 'PACKET udp 192.0.2.2:123 #1', 'json.value', 'body.a'],
    ]);
  });
});

describe('output of the subject', () => {
  it('is compared to the code point, JSON lines as documents', () => {
    const said = (text: string, json: string): CaptureEvent[] => [
      outputEvent(blobs, text, 'stderr'),
      outputEvent(blobs, json),
    ];
    const found = slots(align([said('done.', '{"a":1}\n{"b":1}\n'), said('done\u2024', '{"a":1}\n{"b":1.0}\n')]));
    expect(found).toEqual([
      ['stderr', 'STDERR #1', 'text.code-point', 'body', ['.', '\u2024']],
      ['stdout', 'STDOUT #1', 'json.number-form', 'body[1].b', ['', '.0×1']],
    ]);
  });
});

describe('files of the subject', () => {
  const facts = [
    { home: '/home/ann', workDir: '/home/ann/src/one', user: 'ann' },
    { home: '/home/robert', workDir: '/home/robert/two', user: 'robert' },
  ];
  const file = (path: string, content: string | Uint8Array | null = 'x', mode?: number): CaptureEvent =>
    fileEvent(blobs, path, content, mode);

  it('have one key whatever home, work directory and id in the name', () => {
    const trials = [
      [
        file('/home/ann/.tool/a1b2.json', '{"k":1}'),
        file('/home/ann/src/one/out.txt'),
        file('/home/ann/.tool/p/-home-ann-src-one/x'),
      ],
      [
        file('/home/robert/.tool/c3d4.json', '{"k":2}'),
        file('/home/robert/two/out.txt'),
        file('/home/robert/.tool/p/-home-robert-two/x'),
      ],
    ];
    expect(slots(align(trials, { facts }))).toEqual([
      ['files', 'FILE ~/.tool/{id}.json #1', 'file.name', 'name', ['a1b2', 'c3d4']],
      ['files', 'FILE ~/.tool/{id}.json #1', 'json.value', 'body.k', ['1e0', '2e0']],
    ]);
  });

  it('with look-alike names have one key if no trial has two of them', () => {
    const named = ['notes.md', 'n\u043etes.md', 'notes.md'];
    expect(slots(align(named.map((name) => [file(`/tmp/${name}`)])))).toEqual([
      ['files', 'FILE /tmp/notes.md #1', 'file.name', 'name', ['o', '\u043e', 'o']],
    ]);
  });

  it('with look-alike names in one trial keep their own keys', () => {
    const both = [file('/tmp/notes.md'), file('/tmp/Notes.md')];
    const messages = slots(align([both, [file('/tmp/notes.md')]])).map(([, message, carrier]) => [message, carrier]);
    expect(messages).toEqual([['FILE /tmp/Notes.md #1', 'message.presence']]);
  });

  it('have ids for names of one trial each, even if these look like words', () => {
    const words = ['kqx', 'pwm', 'zzt', 'bnv', 'hjk', 'oiu', 'ytr', 'wed', 'plm', 'vcx'];
    const messages = slots(align(words.map((word) => [file(`/tmp/run-${word}`)]))).map(([, message]) => message);
    expect(new Set(messages)).toEqual(new Set(['FILE /tmp/{id} #1']));
  });

  it('have permissions, kind and presence as readings; a file implies its directory', () => {
    const trials = [
      [file('/tmp/d', null, 0o040755), file('/tmp/d/a', 'x', 0o100600), file('/tmp/b')],
      [file('/tmp/d/a', 'x', 0o100644), file('/tmp/b', null, 0o120777)],
    ];
    expect(slots(align(trials)).map((slot) => slot.slice(1, 5))).toEqual([
      ['FILE /tmp/b #1', 'file.kind', '', ['file', 'link']],
      ['FILE /tmp/d/a #1', 'file.mode', 'mode', ['600', '644']],
    ]);
  });

  it('are read by digest if long and binary, byte by byte if short', () => {
    const long = (byte: number): Uint8Array => Buffer.alloc(20_000, byte);
    const short = (byte: number): Uint8Array => Buffer.from([0, byte, 0]);
    const found = slots(align([1, 2].map((byte) => [file('/tmp/long', long(byte)), file('/tmp/short', short(byte))])));
    expect(found.map(([, message, carrier, , symbols]) => [message, carrier, symbols[0]?.length])).toEqual([
      ['FILE /tmp/long #1', 'bytes.digest', 64],
      ['FILE /tmp/short #1', 'bytes', 1],
    ]);
  });

  it('have a commit message as text, whatever the ids of tree and parent', () => {
    const commit = (trailer: string, tree: string): CaptureEvent[] => {
      const content = `tree ${tree.repeat(40)}\nauthor A B <a@b.example> 17${tree}0000000 +0100\n\nFix it\n\n${trailer}`;
      return [gitEvent(blobs, '/home/ann/src/one', 'commit', content)];
    };
    const found = slots(
      align([commit('Seen-By: x\n', '1'), commit('Seen-by: x\n', '2')], { facts: [facts[0] ?? {}, facts[0] ?? {}] }),
    );
    const message = 'FILE {work}/.git/objects commit #1';
    expect(found).toEqual([
      ['files', message, 'git.reference', 'body.tree', ['1'.repeat(40), '2'.repeat(40)]],
      ['files', message, 'git.value', 'body.author.time', ['1710000000', '1720000000']],
      ['files', message, 'text.code-point', 'body.message', ['B', 'b']],
    ]);
  });
});

describe('received messages', () => {
  it('are not aligned; gaps are counted neither from them nor from local messages', () => {
    const payload = blobs.put(Buffer.from('{"n":1}'));
    const frame = (direction: 'sent' | 'received', at: number): CaptureEvent => ({
      kind: 'websocket',
      at,
      connection: 1,
      to: to('a.example'),
      direction,
      opcode: 'text',
      payload,
    });
    const printed = { ...outputEvent(blobs, 'same'), at: 30 };
    const alignment = align([
      [frame('sent', 10), frame('received', 20), printed, frame('sent', 40)],
      [frame('sent', 10), printed, frame('sent', 45)],
    ]);
    expect(alignment.messages).toBe(4);
    expect(alignment.slots.map(({ carrier, symbols }) => [carrier, ...symbols.values()])).toEqual([
      ['timing.gap', '30', '35'],
    ]);
  });
});

describe('a WebSocket message', () => {
  const frame = (opcode: 'text' | 'binary' | 'ping', payload: string): CaptureEvent => ({
    kind: 'websocket',
    at: 5,
    connection: 1,
    to: to('a.example'),
    direction: 'sent',
    opcode,
    payload: blobs.put(Buffer.from(payload)),
  });
  const shown = (trials: readonly (readonly CaptureEvent[])[]): unknown[] =>
    align(trials).slots.map(({ message, carrier, address, symbols }) => [
      `${message} ${address}`,
      carrier,
      ...symbols.values(),
    ]);

  it('has one key as text and as binary; its framing is a reading', () => {
    expect(shown([[frame('text', '{"n":1}')], [frame('binary', '{"n":2}')]])).toEqual([
      ['WEBSOCKET a.example #1 ', 'websocket.framing', 'text', 'binary'],
      ['WEBSOCKET a.example #1 body.n', 'json.value', '1e0', '2e0'],
    ]);
  });

  it('has another key than a ping', () => {
    expect(shown([[frame('text', 'x')], [frame('text', 'x'), frame('ping', '')]])).toEqual([
      ['WEBSOCKET a.example/ping #1 message', 'message.presence', '0', '1'],
    ]);
  });
});

describe('sizes and gaps', () => {
  it('have one slot a message each: bytes, and milliseconds since the previous network message', () => {
    const trial = (body: object, at: number): CaptureEvent[] => [
      { ...dnsEvent(blobs, 'a.example'), at: 10 },
      jsonRequest(blobs, body, { origin: 'https://a.example', at }),
      outputEvent(blobs, 'same'),
    ];
    const alignment = align([trial({ a: 1 }, 30), trial({ a: 10 }, 55)]);
    const quantities = alignment.slots.filter(({ carrier }) => kindOf(carrier) === 'quantity');
    expect(quantities.map(({ sink, carrier, symbols }) => [sink, carrier, [...symbols.values()]])).toEqual([
      ['http', 'message.size', ['105', '106']],
      ['timing', 'timing.gap', ['20', '45']],
    ]);
  });
});

it('equal events on every sink give no slot', () => {
  const events = [
    dnsEvent(blobs, 'a.example'),
    tcpEvent('a.example'),
    tlsEvent(blobs, 'a.example'),
    outputEvent(blobs, 'x'),
  ];
  readNothing(align([events, events, events]));
});
