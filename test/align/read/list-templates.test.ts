/**
 * Long lists of a known document: whatever number of items there is, what is read is the tree that
 * reading the whole message gives.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interner } from '../../../src/core/align/read/intern.ts';
import { MessageReader } from '../../../src/core/align/read/message-reader.ts';
import { messageOf } from '../../../src/core/align/read/message.ts';
import { templateQueryOf, Templates } from '../../../src/core/align/read/templates.ts';
import { capture, memoryBlobs, rawRequest } from '../../builders/messages/captures.ts';

const blobs = memoryBlobs();
const posted = (body: string): ReturnType<typeof rawRequest> =>
  rawRequest(blobs, 'https://api.example', `POST /batch HTTP/1.1\r\nHost: api.example\r\n\r\n${body}`);

interface Event {
  readonly [name: string]: unknown;
}

const event = (name: string, at: number, more: object = {}): Event => ({
  name,
  data: { at, session: 'f00d', device: 'd'.repeat(40), ...more, env: { platform: 'linux', list: ['a', 'b'] } },
});
const batch = (...events: readonly unknown[]): string => JSON.stringify({ sent: 1, events, last: true });
/** Long enough to be looked into, of two forms. */
const MANY = Array.from({ length: 12 }, (_, index) =>
  event(`e${index}`, index, index % 3 === 0 ? { extra: index } : {}),
);

/**
 * Whether `body` is read by way of a template made of `known`; what is read is checked against
 * reading it whole.
 */
function isRead(known: string, body: string): boolean {
  const interner = new Interner();
  const templates = new Templates(interner);
  const [first, second] = [posted(known), posted(body)];
  const [sort, other] = [templateQueryOf(first), templateQueryOf(second)];
  const [said, whole] = [messageOf(first, blobs.read), messageOf(second, blobs.read)];
  if (sort === null || other === null || said === null || whole === null) throw new Error('not requests');
  templates.keep(sort, Buffer.from(blobs.read(sort.blob)), { ...said, place: interner.place(said.place) });
  const found = templates.read(other, Buffer.from(blobs.read(other.blob)));
  const place = interner.place(whole.place);
  if (found !== null) {
    expect(found).toEqual({ ...whole, place });
    expect(found.place).toBe(place);
  }
  return found !== null;
}

describe('a long list', () => {
  it.each([
    ['more items', batch(...MANY, event('new', 99), event('newer', 100))],
    ['fewer items', batch(...MANY.slice(3))],
    ['none', batch()],
    ['items in another order', batch(...[...MANY].reverse())],
    ['an item of a form not seen before', batch(...MANY, { other: [1, 2, { three: null }] })],
    ['items that are no objects', batch(...MANY, 'text', 12, null, [], {})],
    ['a document in a string of an item', batch(...MANY, event('nested', 1, { extra: '{"a":[1,"x"]}' }))],
    ['other values around it', batch(...MANY, 1).replace('"sent":1', '"sent":"no"')],
  ])('with %s', (_, body) => {
    expect(isRead(batch(...MANY), body)).toBe(true);
  });

  const nested = (levels: number): string =>
    batch(...MANY, '@').replace('"@"', '['.repeat(levels) + ']'.repeat(levels));
  const more = batch(...MANY, event('new', 99, { text: 'a/b' }));

  it.each([
    ['white space between items', more.replace('},{', '}, {')],
    ['white space in an item', more.replace('"session":', '"session": ')],
    ['an escape that is not usual', more.replace('a/b', 'a\\/b')],
    ['items nested very deep', nested(65)],
    ['an item that is no JSON', more.replace('"at":99', '"at":099')],
    ['an end that is missing', more.slice(0, -20)],
    ['a name more around it', more.replace('"last"', '"more":1,"last"')],
  ])('is read whole where there is %s', (_, body) => {
    expect(isRead(batch(...MANY), body)).toBe(false);
  });

  it('of items as deep as may be is read by items', () => {
    expect(isRead(batch(...MANY), nested(64))).toBe(true);
  });

  it('in a document with white space of its own is read whole', () => {
    expect(isRead(batch(...MANY).replaceAll(',', ', '), more.replaceAll(',', ', '))).toBe(false);
  });
});

describe('documents in strings', () => {
  const inside = (value: unknown, levels: number): unknown =>
    levels === 0 ? value : JSON.stringify(inside(value, levels - 1));
  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
  const holding = (text: unknown): string => batch(...MANY, event('holds', 1, { text }));

  it.each([1, 2, 3, 4, 5, 6])('%i deep, with another value inside', (levels) => {
    const [one, other] = [1, 2].map((id) => holding(inside({ id, list: ['x', { y: 'x'.repeat(300) }] }, levels)));
    expect(isRead(one ?? '', other ?? '')).toBe(true);
  });

  it('in base64, one inside another', () => {
    const [one, other] = ['one', 'another'].map((id) =>
      holding(base64({ id, more: base64({ id, text: 'x'.repeat(300) }) })),
    );
    expect(isRead(one ?? '', other ?? '')).toBe(true);
  });

  it.each([
    ['white space', '{"a": 1}'],
    ['white space around it', ' {"a":1}\n'],
    ['an escape that is not usual', '{"a":"b\\/c"}'],
    ['nothing but text', '{"a":1'],
  ])('with %s are read as they are', (_, text) => {
    const [one, other] = ['{"a":1}', text].map((own) => holding(own));
    expect(isRead(one ?? '', other ?? '')).toBe(true);
  });
});

describe('spelling that depends on the whole document', () => {
  it('a slash escaped in one string of three is a departure, and the rule where the others have none', () => {
    expect(isRead('["a\\/b","c/d","e/f"]', '["a\\/b","cd","ef"]')).toBe(false);
  });

  it('a gap in one list of several is a departure still where other values differ', () => {
    expect(isRead('[[1, 2],[1,2],[1,2],"x"]', '[[1, 2],[1,2],[1,2],"longer"]')).toBe(true);
  });
});

it('any batches, one after another, are read as each would be by itself', () => {
  const item = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record({
      name: fc.string({ unit: 'binary' }),
      data: fc.record({ at: fc.double({ noNaN: true, noDefaultInfinity: true }), id: fc.uuid() }),
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 8 }), { minLength: 2, maxLength: 5 }), (batches) => {
      const reader = new MessageReader(blobs.read, new Interner());
      const events = batches.map((own) => posted(batch(...MANY, ...own)));
      const sent = reader.messagesOf(capture('001', events), 0);
      sent.forEach(({ place, bytes, unreadBytes }, index) => {
        const whole = messageOf(events[index] ?? posted(''), blobs.read);
        expect([place, bytes, unreadBytes]).toEqual([whole && reader.interner.place(whole.place), whole?.bytes, 0]);
      });
    }),
    { numRuns: 30 },
  );
});
