/** Lists and documents in strings, read by known items, give exactly the tree of a full read. */
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
/** Items of two forms, enough to be read as a list. */
const MANY = Array.from({ length: 12 }, (_, index) =>
  event(`e${index}`, index, index % 3 === 0 ? { extra: index } : {}),
);

/** Whether `body` is read by a template of `known`; the result is checked against a full read. */
function isRead(known: string, body: string): boolean {
  const interner = new Interner();
  const templates = new Templates(interner);
  const [first, second] = [posted(known), posted(body)];
  const [query, other] = [templateQueryOf(first), templateQueryOf(second)];
  const [message, whole] = [messageOf(first, blobs.read), messageOf(second, blobs.read)];
  if (query === null || other === null || message === null || whole === null) throw new Error('not requests');
  templates.keep(query, Buffer.from(blobs.read(query.blob)), { ...message, place: interner.place(message.place) });
  const found = templates.read(other, Buffer.from(blobs.read(other.blob)));
  const place = interner.place(whole.place);
  if (found !== null) {
    expect(found).toEqual({ ...whole, place });
    expect(found.place).toBe(place);
  }
  return found !== null;
}

describe('a list read by templates of its items', () => {
  it.each([
    ['more items', batch(...MANY, event('new', 99), event('newer', 100))],
    ['fewer items', batch(...MANY.slice(3))],
    ['no items', batch()],
    ['items in another order', batch(...[...MANY].reverse())],
    ['an item of a new form', batch(...MANY, { other: [1, 2, { three: null }] })],
    ['items that are no objects', batch(...MANY, 'text', 12, null, [], {})],
    ['a document in a string of an item', batch(...MANY, event('nested', 1, { extra: '{"a":[1,"x"]}' }))],
    ['other values around it', batch(...MANY, 1).replace('"sent":1', '"sent":"no"')],
  ])('may have %s', (_, body) => {
    expect(isRead(batch(...MANY), body)).toBe(true);
  });

  const nested = (levels: number): string =>
    batch(...MANY, '@').replace('"@"', '['.repeat(levels) + ']'.repeat(levels));
  const more = batch(...MANY, event('new', 99, { text: 'a/b' }));

  it.each([
    ['white space between items', more.replace('},{', '}, {')],
    ['white space in an item', more.replace('"session":', '"session": ')],
    ['an unusual escape', more.replace('a/b', 'a\\/b')],
    ['items nested very deep', nested(65)],
    ['an item that is no JSON', more.replace('"at":99', '"at":099')],
    ['a missing end', more.slice(0, -20)],
    ['another name around it', more.replace('"last"', '"more":1,"last"')],
  ])('is refused with %s', (_, body) => {
    expect(isRead(batch(...MANY), body)).toBe(false);
  });

  it('may have items of the greatest depth', () => {
    expect(isRead(batch(...MANY), nested(64))).toBe(true);
  });

  it('is refused in a document with white space of its own', () => {
    expect(isRead(batch(...MANY).replaceAll(',', ', '), more.replaceAll(',', ', '))).toBe(false);
  });
});

describe('a document in a string read by templates', () => {
  const inside = (value: unknown, levels: number): unknown =>
    levels === 0 ? value : JSON.stringify(inside(value, levels - 1));
  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
  const holding = (text: unknown): string => batch(...MANY, event('holds', 1, { text }));

  it.each([1, 2, 3, 4, 5, 6])('may be nested %i deep', (levels) => {
    const [one, other] = [1, 2].map((id) => holding(inside({ id, list: ['x', { y: 'x'.repeat(300) }] }, levels)));
    expect(isRead(one ?? '', other ?? '')).toBe(true);
  });

  it('may be in base64, one inside another', () => {
    const [one, other] = ['one', 'another'].map((id) =>
      holding(base64({ id, more: base64({ id, text: 'x'.repeat(300) }) })),
    );
    expect(isRead(one ?? '', other ?? '')).toBe(true);
  });

  it.each([
    ['white space', '{"a": 1}'],
    ['white space around it', ' {"a":1}\n'],
    ['an unusual escape', '{"a":"b\\/c"}'],
    ['text only', '{"a":1'],
  ])('may become a string with %s', (_, text) => {
    const [one, other] = ['{"a":1}', text].map((own) => holding(own));
    expect(isRead(one ?? '', other ?? '')).toBe(true);
  });
});

describe('spelling read by templates', () => {
  it('is refused if an escaped slash changes from exception to rule', () => {
    expect(isRead('["a\\/b","c/d","e/f"]', '["a\\/b","cd","ef"]')).toBe(false);
  });

  it('may keep white space in one list of several if other values differ', () => {
    expect(isRead('[[1, 2],[1,2],[1,2],"x"]', '[[1, 2],[1,2],[1,2],"longer"]')).toBe(true);
  });
});

it('batches read one after another give the same trees as each read alone', () => {
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
      const messages = reader.messagesOf(capture('001', events), 0);
      messages.forEach(({ place, bytes, unreadBytes }, index) => {
        const whole = messageOf(events[index] ?? posted(''), blobs.read);
        expect([place, bytes, unreadBytes]).toEqual([whole && reader.interner.place(whole.place), whole?.bytes, 0]);
      });
    }),
    { numRuns: 30 },
  );
});
