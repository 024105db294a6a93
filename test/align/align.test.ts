/** Captures in, slots out: the rules of alignment on captures small enough to check by eye. */
import { describe, expect, it } from 'vitest';
import { alignCaptures } from '../../src/core/align/align.ts';
import { kindOf } from '../../src/core/carriers/kind.ts';
import type { Alignment, Capture, Rendering, Slot } from '../../src/core/model/index.ts';
import type { MemoryBlobs } from '../builders/messages/captures.ts';
import {
  capture,
  jsonRequest,
  memoryBlobs,
  rawRequest,
  request,
  trialId,
  trialsOf,
} from '../builders/messages/captures.ts';

const symbolsOf = (slot: Slot): (string | null)[] => [...slot.symbols.values()];
const isQuantity = ({ carrier }: Slot): boolean => kindOf(carrier) === 'quantity';
/** Slots except sizes and times, which follow content and speed. */
const slotsOf = (alignment: Alignment): Slot[] => alignment.slots.filter((slot) => !isQuantity(slot));
const brief = (alignment: Alignment): [string, string, (string | null)[]][] =>
  slotsOf(alignment).map((slot) => [slot.carrier, slot.address, symbolsOf(slot)]);
/** Slots except Content-Length, which follows the body. */
const found = (alignment: Alignment): [string, string, (string | null)[]][] =>
  brief(alignment).filter(([, address]) => address !== 'headers.content-length');

function alignAll(
  captures: readonly Capture[],
  blobs: MemoryBlobs,
  renderings: Record<string, Rendering[]> = {},
): Alignment {
  return alignCaptures(captures, blobs.read, (trial) => renderings[trial] ?? []);
}

/** The alignment of one trial for each body. */
function alignBodies(bodies: readonly unknown[], renderings: Record<string, Rendering[]> = {}): Alignment {
  const blobs = memoryBlobs();
  return alignAll(trialsOf(blobs, bodies), blobs, renderings);
}

/** The alignment of one trial for each source text of a JSON body. */
function alignSources(sources: readonly string[]): Alignment {
  const blobs = memoryBlobs();
  const trials = sources.map((body, index) =>
    capture(trialId(index), [request(blobs, { body, headers: [['content-type', 'application/json']] })]),
  );
  return alignAll(trials, blobs);
}

/** The alignment of one trial for each raw request. */
function alignRaw(raws: readonly string[]): Alignment {
  const blobs = memoryBlobs();
  return alignAll(
    raws.map((raw, index) => capture(trialId(index), [rawRequest(blobs, 'https://a.example', raw)])),
    blobs,
  );
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('aligned text', () => {
  it('has one slot for a swapped apostrophe and one for each swapped separator', () => {
    const lines = [
      "Today's date is 2026-11-22.",
      'Today\u2019s date is 2026/11/22.',
      'Today\u02bcs date is 2026-11-22.',
    ];
    const alignment = alignBodies(lines.map((line) => ({ system: `You help.\n${line}\nBe brief.` })));
    expect(found(alignment)).toEqual([
      ['text.code-point', 'body.system', ["'", '\u2019', '\u02bc']],
      ['text.code-point', 'body.system', ['-', '/', '-']],
      ['text.code-point', 'body.system', ['-', '/', '-']],
    ]);
    const [apostrophe, first] = alignment.slots.filter((slot) => slot.address === 'body.system');
    expect([apostrophe?.before, apostrophe?.after]).toEqual(['You help.\nToday', 's date is 2026']);
    expect([first?.before, first?.after]).toEqual(['s date is 2026', '11']);
    expect(alignment.slots.map((slot) => slot.message)).toContain('POST api.vendor.example/v1/messages #1');
    expect(apostrophe && alignment.context(apostrophe, '002')).toEqual({
      token: 'Today\u2019s',
      line: lines[1],
      at: 5,
    });
  });

  it.each([
    ['a doubled space', 'a b c', 'a  b c', ['', ' ']],
    ['a zero-width space', 'word', 'wo\u200brd', ['', '\u200b']],
    ['composition', 'caf\u00e9 x', 'cafe\u0301 x', ['\u00e9', 'e\u0301']],
    ['a trailing line end', 'text', 'text\n', ['', '\n']],
    ['a lone surrogate', 'a\ud800b', 'a\udfffb', ['\ud800', '\udfff']],
    ['a no-break space', 'a b', 'a\u00a0b', [' ', '\u00a0']],
    ['letter case', 'Read the file', 'Read The file', ['t', 'T']],
  ])('has one slot for %s', (_, one, other, symbols) => {
    expect(found(alignBodies([{ t: one }, { t: other }, { t: one }]))).toEqual([
      ['text.code-point', 'body.t', [...symbols, symbols[0]]],
    ]);
  });

  it('has one slot for an id that differs in every trial, and another for a mark beside it', () => {
    const hex = (n: number): string => (n * 2654435761).toString(16).padStart(8, '0').slice(0, 8);
    const bodies = times(24, (n) => ({
      id: `user_${hex(n + 1)}-${hex(n + 99).slice(0, 4)}-4${hex(n + 7).slice(0, 3)}-${hex(n + 31)}_m${n % 2}`,
    }));
    const slots = found(alignBodies(bodies));
    expect(slots).toHaveLength(2);
    expect(new Set(slots[0]?.[2]).size).toBe(24);
    expect(slots[1]?.[2].slice(0, 4)).toEqual(['0', '1', '0', '1']);
  });

  it('has one slot for lines that only some trials have', () => {
    const bodies = [{ t: 'a\nb\nc\n' }, { t: 'a\nextra line\nb\nc\n' }, { t: 'a\nb\nc\n' }];
    expect(found(alignBodies(bodies))).toEqual([['text.code-point', 'body.t', ['', 'extra line\n', '']]]);
  });

  it('has separate slots if trials differ at different places', () => {
    const bodies = [
      { t: 'one two three four' },
      { t: 'one 2 three four' },
      { t: 'one two three 4' },
      { t: 'one two three four' },
    ];
    expect(found(alignBodies(bodies)).map(([, , symbols]) => symbols)).toEqual([
      ['two', '2', 'two', 'two'],
      ['four', 'four', '4', 'four'],
    ]);
  });

  it('has the run of digits as the token of a digit', () => {
    const alignment = alignBodies([{ t: 'port 8080 open' }, { t: 'port 8081 open' }]);
    const slot = alignment.slots.find(({ address }) => address === 'body.t');
    expect(slot && alignment.context(slot, '002')).toEqual({ token: '8081', line: 'port 8081 open', at: 8 });
  });
});

describe('the context of a slot', () => {
  const at = (alignment: Alignment, address: string): Slot => {
    const slot = alignment.slots.find((one) => one.address === address && !isQuantity(one));
    if (slot === undefined) throw new Error(`no slot at ${address}`);
    return slot;
  };

  it('is its line, with the offset in the line', () => {
    const alignment = alignBodies([{ t: 'first line\nport 8080' }, { t: 'first line\nport 8081' }]);
    expect(alignment.context(at(alignment, 'body.t'), '001')).toEqual({ token: '8080', line: 'port 8080', at: 8 });
  });

  it('is the whole line if the slot begins the line or the text', () => {
    const later = alignBodies([{ t: 'first\nA b' }, { t: 'first\nC b' }]);
    expect(later.context(at(later, 'body.t'), '002')).toEqual({ token: 'C', line: 'C b', at: 0 });
    const first = alignBodies([{ t: 'A b\nlast' }, { t: 'C b\nlast' }]);
    expect(first.context(at(first, 'body.t'), '002')).toEqual({ token: 'C', line: 'C b', at: 0 });
  });

  it('is the symbol if the slot is no text, and undefined in a trial without it', () => {
    const alignment = alignBodies([{ o: { n: '1' } }, { o: {} }, {}]);
    const slot = at(alignment, 'body.o.n');
    expect(['001', '002', '003'].map((trial) => alignment.context(slot, trial))).toEqual([
      { token: 'present', line: 'present' },
      { token: 'absent', line: 'absent' },
      undefined,
    ]);
  });
});

describe('groups of messages of one role', () => {
  it('are numbered by median size, the largest first', () => {
    const blobs = memoryBlobs();
    const small = (n: number): unknown => ({ ping: { count: n, from: 'timer' } });
    const large = (n: number): unknown => ({ model: 'm', prompt: 'word '.repeat(20 + n), tools: [{ name: 'read' }] });
    const huge = { ping: { count: 9, from: 'timer', note: 'x'.repeat(2000) } };
    const bodies = [
      [small(1), large(1)],
      [small(2), large(2)],
      [huge, large(3)],
    ];
    const captures = bodies.map((sent, index) =>
      capture(
        trialId(index),
        sent.map((body, nth) => jsonRequest(blobs, body, { at: nth * 10 })),
      ),
    );
    const alignment = alignAll(captures, blobs);
    const message = (address: string): string | undefined =>
      alignment.slots
        .find((slot) => slot.address === address)
        ?.message.split(' ')
        .at(-1);
    expect([message('body.prompt'), message('body.ping.count')]).toEqual(['#1', '#2']);
  });
});

describe('a passage that some trials lack', () => {
  const passage = (word: string): string => ` The passage is long enough to be a place of its own: ${word}.`;

  it('has one slot for its presence and others for differences inside', () => {
    const bodies = [passage('one'), '', passage('two'), passage('one')].map((text) => ({ t: `Head:${text}` }));
    expect(found(alignBodies(bodies)).map(([, , symbols]) => symbols)).toEqual([
      [passage('one'), '', passage('one'), passage('one')],
      ['one', null, 'two', 'one'],
    ]);
  });

  it('has only a slot for its presence if it contains a rendering', () => {
    const home = (text: string): Rendering[] => [{ factor: 'user', what: 'home', text }];
    const bodies = [passage('/home/ann'), '', passage('/home/cho'), ''].map((text) => ({ t: `Head:${text}` }));
    const alignment = alignBodies(bodies, {
      '001': home('/home/ann'),
      '002': home('/home/ann'),
      '003': home('/home/cho'),
      '004': home('/home/cho'),
    });
    expect(found(alignment)).toHaveLength(1);
    expect(found(alignment)[0]?.[2].map((symbol) => symbol === '')).toEqual([false, true, false, true]);
    expect(alignment.rendered.map(({ what, texts }) => [what, ...texts])).toEqual([
      ['home', ['001', '/home/ann'], ['003', '/home/cho']],
    ]);
  });
});

describe('renderings of the environment', () => {
  const home = (text: string): Rendering[] => [{ factor: 'user', what: 'home', text }];
  const byTrial = { '001': home('/home/ann'), '002': home('/home/bertram'), '003': home('/home/ann') };

  it('are masked and reported, and give no slot', () => {
    const paths = ['/home/ann', '/home/bertram', '/home/ann'];
    const alignment = alignBodies(
      paths.map((path) => ({ t: `cwd: ${path}/src and -${path.slice(1).replaceAll('/', '-')}-src.` })),
      byTrial,
    );
    expect(found(alignment)).toEqual([]);
    expect(alignment.rendered.map(({ what, texts }) => [what, ...texts.values()])).toEqual([
      ['home', ...paths],
      ['home', '-home-ann', '-home-bertram', '-home-ann'],
    ]);
    expect(alignment.rendered[0]).toMatchObject({ address: 'body.t', before: 'cwd: ', carrier: 'text.code-point' });
  });

  it('do not move marks beside them', () => {
    const bodies = [{ t: 'in /home/ann, its' }, { t: 'in /home/bertram, it\u2019s' }, { t: 'in /home/ann, its' }];
    expect(found(alignBodies(bodies, byTrial)).map(([, , symbols]) => symbols)).toEqual([['', '\u2019', '']]);
  });

  it('are not masked if a trial with another rendering has the same string', () => {
    const user = (text: string): Rendering[] => [{ factor: 'user', what: 'name', text }];
    const bodies = [{ t: 'max tokens: 1 (max)' }, { t: 'max tokens: 1 (eva)' }];
    const alignment = alignBodies(bodies, { '001': user('max'), '002': user('eva') });
    expect(found(alignment).map(([, , symbols]) => symbols)).toEqual([['max', 'eva']]);
  });

  it('are compared unmasked if other trials have similar text, so that a mark in it is found', () => {
    const date = (text: string): Rendering[] => [{ factor: 'zone', what: 'local-date', text }];
    const bodies = [{ t: 'on 2026-11-22.' }, { t: 'on 2026-11-23.' }, { t: 'on 2026/11/23.' }];
    const alignment = alignBodies(bodies, {
      '001': date('2026-11-22'),
      '002': date('2026-11-23'),
      '003': date('2026-11-23'),
    });
    expect(found(alignment).map(([, , symbols]) => symbols)).toEqual([
      ['-', '-', '/'],
      ['-', '-', '/'],
      ['2', '3', '3'],
    ]);
  });
});

describe('aligned JSON', () => {
  it('has the slots drawn in the header of align-tree.ts', () => {
    const bodies = [
      { model: 'm', tools: ['a', 'b'] },
      { model: 'n', tools: ['b', 'a'], seed: 1 },
    ];
    expect(found(alignBodies(bodies))).toEqual([
      ['text.code-point', 'body.model', ['m', 'n']],
      ['list.order', 'body.tools', ['[0], [1]', '[1], [0]']],
      ['json.presence', 'body.seed', ['absent', 'present']],
    ]);
  });

  it.each([
    ['white space', '{"a":1,"b":2}', '{"a": 1,"b":2}', 'json.white-space', 'body'],
    ['a trailing line end', '{"a":1}', '{"a":1}\n', 'json.white-space', 'body'],
    ['indentation', '{"a":[1]}', '{\n  "a": [\n    1\n  ]\n}', 'json.white-space', 'body'],
    ['an escape', '{"a":"\u00e9"}', '{"a":"\\u00e9"}', 'json.escape', 'body'],
    ['the case of an escape', '{"a":"\\u00e9 \\u00ea"}', '{"a":"\\u00e9 \\u00EA"}', 'json.escape', 'body.a'],
    ['an escaped slash', '{"a":"x/y"}', '{"a":"x\\/y"}', 'json.escape', 'body'],
    ['key order', '{"a":1,"b":2}', '{"b":2,"a":1}', 'json.key-order', 'body'],
    ['a number form', '{"a":1}', '{"a":1.0}', 'json.number-form', 'body.a'],
    ['a number', '{"a":1}', '{"a":2}', 'json.value', 'body.a'],
    ['a type', '{"a":1}', '{"a":"1"}', 'json.type', 'body.a'],
    ['null against absence', '{"a":null,"b":1}', '{"b":1}', 'json.presence', 'body.a'],
    ['a duplicate key', '{"a":1}', '{"a":1,"a":1}', 'json.duplicate-key', 'body.a~2'],
    ['a key spelled with an escape', '{"a":1}', '{"\\u0061":1}', 'json.escape', 'body'],
    ['list order', '{"a":["x","y","z"]}', '{"a":["x","z","y"]}', 'list.order', 'body.a'],
    ['a list element', '{"a":["x","y"]}', '{"a":["x"]}', 'list.presence', 'body.a[1]'],
    ['an empty list', '{"a":[]}', '{"a":[ ]}', 'json.white-space', 'body'],
  ])('has one slot of its own carrier: %s', (_, one, other, carrier, address) => {
    const slots = found(alignSources([one, other, one]));
    expect(slots.map(([name, place]) => [name, place])).toEqual([[carrier, address]]);
    const [a, b, c] = slots[0]?.[2] ?? [];
    expect(a).toBe(c);
    expect(a).not.toBe(b);
  });

  it('has one slot for a missing element, none for its content', () => {
    const tool = (name: string): object => ({
      name,
      schema: { type: 'object', properties: { a: { type: 'string' } } },
    });
    const bodies = [{ tools: ['Read', 'Bash', 'Edit'].map(tool) }, { tools: ['Read', 'Edit'].map(tool) }];
    expect(found(alignBodies(bodies))).toEqual([['list.presence', 'body.tools[name=Bash]', ['present', 'absent']]]);
  });

  it('compares named elements across different orders', () => {
    const bodies = [
      {
        tools: [
          { name: 'A', d: 'x.' },
          { name: 'B', d: 'y' },
        ],
      },
      {
        tools: [
          { name: 'B', d: 'y' },
          { name: 'A', d: 'x!' },
        ],
      },
    ];
    expect(found(alignBodies(bodies))).toEqual([
      ['list.order', 'body.tools', ['[name=A], [name=B]', '[name=B], [name=A]']],
      ['text.code-point', 'body.tools[name=A].d', ['.', '!']],
    ]);
  });

  it('matches unnamed elements by similarity if one is inserted', () => {
    const block = (text: string): object => ({ type: 'text', text });
    const reminder = block('<reminder>ids: 7</reminder>');
    const bodies = [
      { content: [block('The first text.'), block('The second one')] },
      { content: [reminder, block('The first text!'), block('The second one')] },
      { content: [block('The first text.'), block('The second one')] },
    ];
    expect(found(alignBodies(bodies))).toEqual([
      ['list.presence', 'body.content[0]', ['absent', 'present', 'absent']],
      ['text.code-point', 'body.content[1].text', ['.', '!', '.']],
    ]);
  });

  it('matches events by name and number, however many come before', () => {
    const event = (name: string, n: number): object => ({ data: { event_name: name, n } });
    const bodies = [
      { events: [event('start', 1), event('tick', 2), event('tick', 3), event('end', 4)] },
      { events: [event('start', 1), event('probe', 9), event('tick', 2), event('tick', 5), event('end', 4)] },
      { events: [event('start', 1), event('tick', 2), event('tick', 3), event('end', 4)] },
    ];
    expect(found(alignBodies(bodies))).toEqual([
      ['list.presence', 'body.events[data.event_name=probe]', ['absent', 'present', 'absent']],
      ['json.value', 'body.events[data.event_name=tick#2].data.n', ['3e0', '5e0', '3e0']],
    ]);
  });

  it('is compared as text if nested 100,000 deep', () => {
    const deep = (mark: string): string => `${'['.repeat(100_000)}${mark}${']'.repeat(100_000)}`;
    const slots = found(alignSources([deep('1'), deep('2')]));
    expect(slots.map(([carrier, , symbols]) => [carrier, symbols])).toEqual([['text.code-point', ['1', '2']]]);
  });

  it('matches keys that are data by position, with the key as a reading', () => {
    const slots = found(alignBodies(times(6, (n) => ({ seen: { [`id-${n}`]: { ok: true } } }))));
    expect(slots).toEqual([['json.presence', 'body.seen[*1]', times(6, (n) => `id-${n}`)]]);
  });

  it.each([
    [
      'trials have unequal numbers of them',
      times(6, (n) => ({ seen: n === 0 ? { 'id-0': 1, 'id-9': 1 } : { [`id-${n}`]: 1 } })),
    ],
    [
      'there is one only, which others lack',
      times(6, (n) => ({ seen: n === 0 ? { other: 1, 'id-0': 1 } : { other: 1 } })),
    ],
  ])('keeps names that look like data where %s', (_, bodies) => {
    const addresses = found(alignBodies(bodies)).map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => address.includes('[*'))).toEqual([]);
  });

  it('has one slot of shape for broken JSON, which is compared as text', () => {
    const slots = found(alignSources(['{"a":1}', '{"a":', '{"a":']));
    expect(slots).toEqual([['body.format', 'body', ['json', 'text', 'text']]]);
  });
});

describe('an aligned request', () => {
  const post = (headers: string, body = ''): string => `POST /v1/x HTTP/1.1\r\n${headers}\r\n${body}`;

  it.each([
    ['header order', post('A: 1\r\nB: 2\r\n'), post('B: 2\r\nA: 1\r\n'), 'http.header-order', 'headers'],
    ['header case', post('Accept: 1\r\n'), post('accept: 1\r\n'), 'http.header-case', 'headers.accept'],
    ['a header', post('A: 1\r\n'), post(''), 'http.header-presence', 'headers.a'],
    ['a header sent twice', post('A: 1\r\n'), post('A: 1\r\nA: 1\r\n'), 'http.header-count', 'headers.a~2'],
    ['a header value', post('A: 1;x\r\n'), post('A: 1,x\r\n'), 'http.header-value', 'headers.a'],
    ['space after the colon', post('A: 1\r\n'), post('A:1\r\n'), 'http.header-spacing', 'headers.a'],
    ['a folded header', post('A: 1 2\r\n'), post('A: 1\r\n 2\r\n'), 'http.header-value', 'headers.a'],
    ['a bare line end', post('A: 1\r\n'), post('A: 1\n'), 'http.header-spacing', 'headers.a'],
    ['the version', post(''), post('').replace('1.1', '1.0'), 'http.request-line', 'request-line.version'],
    [
      'spacing of the request line',
      post(''),
      post('').replace(' HTTP', '  HTTP'),
      'http.request-line',
      'request-line.spacing',
    ],
    ['a query value', post('').replace('/x', '/x?b=1'), post('').replace('/x', '/x?b=2'), 'text.code-point', 'query.b'],
    [
      'query order',
      post('').replace('/x', '/x?b=1&c=2'),
      post('').replace('/x', '/x?c=2&b=1'),
      'http.query-order',
      'query',
    ],
    [
      'chunk sizes',
      post('Transfer-Encoding: chunked\r\n', '4\r\nabcd\r\n0\r\n\r\n'),
      post('Transfer-Encoding: chunked\r\n', '2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n'),
      'http.framing',
      'framing',
    ],
    ['bytes', post('', '\u0000\u0001\u0007'), post('', '\u0000\u0002\u0007'), 'bytes', 'body'],
  ])('has one slot of its own carrier: %s', (_, one, other, carrier, address) => {
    const slots = brief(alignRaw([one, other, one]));
    expect(slots.map(([name, place]) => [name, place])).toEqual([[carrier, address]]);
  });
});

describe('matched messages', () => {
  it('to the endpoint have one key whatever its host, or if it is unset; host and port are readings', () => {
    const blobs = memoryBlobs();
    const origins = ['https://gate.example', 'https://other.example:8443', undefined];
    const trials = origins.map((origin, index) =>
      capture(
        trialId(index),
        [
          jsonRequest(blobs, { n: 1 }, { origin: origin ?? 'https://api.vendor.example' }),
          jsonRequest(blobs, { e: 1 }, { origin: 'https://api.vendor.example', path: '/events' }),
        ],
        origin === undefined ? {} : { facts: { endpoint: origin } },
      ),
    );
    const alignment = alignAll(trials, blobs);
    const messages = new Set(alignment.slots.map((slot) => slot.message));
    expect([...messages]).toEqual(['POST {endpoint}/v1/messages #1']);
    const addresses = slotsOf(alignment).map((slot) => [slot.carrier, slot.address]);
    expect(addresses).toEqual(
      [
        ['http.destination', 'host'],
        ['http.destination', 'host.port'],
        ['http.header-value', 'headers.host'],
        ['http.header-value', 'headers.host'],
      ].slice(0, addresses.length),
    );
    expect(alignment.messages).toBe(6);
    expect(alignment.unreadBytes).toBe(0);
  });

  it('through a proxy are tunnels with one key, whatever proxy and endpoint', () => {
    const blobs = memoryBlobs();
    const trials = times(4, (n) => {
      const gate = `gate-${n}.example`;
      const raw = `CONNECT ${gate}:443 HTTP/1.1\r\nHost: ${gate}:443\r\n\r\n`;
      const events = [rawRequest(blobs, `http://proxy-${n % 2}.example:3128`, raw)];
      return capture(trialId(n), events, { facts: { endpoint: `https://${gate}` } });
    });
    const messages = new Set(alignAll(trials, blobs).slots.map((slot) => slot.message));
    expect([...messages]).toEqual(['CONNECT {proxy} {endpoint} #1']);
  });

  it('have an order apart from the tunnels that serve them', () => {
    const blobs = memoryBlobs();
    const tunnel = rawRequest(
      blobs,
      'http://proxy.example:3128',
      'CONNECT gate.example:443 HTTP/1.1\r\nHost: gate.example:443\r\n\r\n',
    );
    const asked = rawRequest(blobs, 'https://gate.example', 'GET /models HTTP/1.1\r\nHost: gate.example\r\n\r\n');
    const trials = times(4, (n) => capture(trialId(n), n % 2 === 0 ? [tunnel, asked] : [asked, tunnel]));
    expect(alignAll(trials, blobs).slots.filter(({ carrier }) => carrier === 'message.sequence')).toEqual([]);
  });

  it('with an id in the path have one key', () => {
    const blobs = memoryBlobs();
    const trials = times(5, (n) =>
      capture(trialId(n), [request(blobs, { method: 'GET', path: `/v1/session/s${n}7f/poll` })]),
    );
    const alignment = alignAll(trials, blobs);
    expect(slotsOf(alignment).map(({ message, address }) => [message, address])).toEqual([
      ['GET api.vendor.example/v1/session/{id}/poll #1', 'path'],
    ]);
  });

  it('of one path are matched by content, not by time', () => {
    const blobs = memoryBlobs();
    const main = (mark: string): object => ({
      model: 'large',
      system: `A long text ${'x'.repeat(200)}${mark}`,
      tools: [{ name: 'A' }, { name: 'B' }],
    });
    const title = { model: 'small', max: 20, messages: [{ role: 'user', content: 'title?' }] };
    const trials = times(6, (n) => {
      const both = [jsonRequest(blobs, title), jsonRequest(blobs, main(n < 3 ? '.' : '!'))];
      return capture(trialId(n), n % 2 === 0 ? both : both.reverse());
    });
    const slots = brief(alignAll(trials, blobs));
    expect(slots.map(([carrier, address]) => [carrier, address])).toEqual([
      ['message.sequence', 'message'],
      ['text.code-point', 'body.system'],
    ]);
    expect(slots[1]?.[2]).toEqual(['.', '.', '.', '!', '!', '!']);
  });

  it('that some trials omit or repeat have one slot for their count', () => {
    const blobs = memoryBlobs();
    const ping = (): ReturnType<typeof jsonRequest> => jsonRequest(blobs, { ping: 1 }, { path: '/ping' });
    const trials = [[ping()], [], [ping(), ping()]].map((events, n) =>
      capture(trialId(n), [jsonRequest(blobs, { a: 1 }), ...events]),
    );
    expect(brief(alignAll(trials, blobs))).toEqual([['message.presence', 'message', ['1', '0', '2']]]);
  });
});

describe('an alignment', () => {
  const varied = (blobs: MemoryBlobs): Capture[] =>
    times(12, (n) =>
      capture(trialId(n), [
        jsonRequest(blobs, {
          s: `a${n % 3}b ${n % 2 === 0 ? '-' : '/'} c`,
          id: `${n * 7919}`,
          l: n % 4 === 0 ? [1] : [1, 2],
        }),
      ]),
    );

  it('of identical trials has no slots', () => {
    expect(brief(alignBodies(times(4, () => ({ a: [1, { b: 'c' }] }))))).toEqual([]);
  });

  it('does not depend on the order of captures', () => {
    const blobs = memoryBlobs();
    const captures = varied(blobs);
    const view = (given: readonly Capture[]): unknown =>
      alignAll(given, blobs).slots.map((slot) => [
        slot.message,
        slot.carrier,
        slot.address,
        slot.position,
        [...slot.symbols],
      ]);
    const shuffled = [7, 2, 11, 0, 5, 9, 1, 3, 10, 4, 8, 6].flatMap((at) => captures[at] ?? []);
    expect(view(shuffled)).toEqual(view(captures));
  });

  it('numbers the slots of one address and has a symbol for every trial', () => {
    const blobs = memoryBlobs();
    const { slots } = alignAll(varied(blobs), blobs);
    const text = slots.filter(({ address }) => address === 'body.s');
    expect(text.map(({ position }) => position)).toEqual([0, 1]);
    expect(slots.every(({ symbols }) => symbols.size === 12)).toBe(true);
  });
});
