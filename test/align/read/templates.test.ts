/**
 * A message read by way of a known one is the very tree that reading the whole of it gives; where
 * that cannot be told, it is read whole.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interner } from '../../../src/core/align/read/intern.ts';
import { messageOf } from '../../../src/core/align/read/message.ts';
import { type InternedMessage, templateQueryOf, Templates } from '../../../src/core/align/read/templates.ts';
import type { CaptureEvent } from '../../../src/core/model/index.ts';
import { memoryBlobs, rawRequest } from '../../builders/messages/captures.ts';
import { dnsEvent, type Hello, outputEvent, tlsEvent } from '../../builders/messages/events.ts';

const blobs = memoryBlobs();

interface Known {
  readonly interner: Interner;
  readonly templates: Templates;
}

const known = (...events: readonly CaptureEvent[]): Known => {
  const interner = new Interner();
  const templates = new Templates(interner);
  for (const event of events) keep({ interner, templates }, event);
  return { interner, templates };
};

const bytesOf = (event: CaptureEvent): Buffer => Buffer.from(blobs.read(templateQueryOf(event)?.blob ?? ''));

function readWhole(interner: Interner, event: CaptureEvent): InternedMessage {
  const said = messageOf(event, blobs.read);
  if (said === null) throw new Error('not a message');
  return { ...said, place: interner.place(said.place) };
}

function keep({ interner, templates }: Known, event: CaptureEvent): void {
  const sort = templateQueryOf(event);
  if (sort !== null) templates.keep(sort, bytesOf(event), readWhole(interner, event));
}

/** The event by way of a template, checked against reading it whole; null: no template fits. */
function like(among: Known, event: CaptureEvent): InternedMessage | null {
  const sort = templateQueryOf(event);
  const found = sort === null ? null : among.templates.read(sort, bytesOf(event));
  if (found !== null) {
    const whole = readWhole(among.interner, event);
    expect(found).toEqual(whole);
    expect(found.place).toBe(whole.place);
  }
  return found;
}

const ORIGIN = 'https://api.example';
const request = (head: string, body: string): CaptureEvent => rawRequest(blobs, ORIGIN, `${head}\r\n\r\n${body}`);
const posted = (body: string, head = 'Host: api.example\r\nX-Id: one'): CaptureEvent =>
  request(`POST /v1/messages HTTP/1.1\r\n${head}`, body);

describe('a JSON body', () => {
  const document =
    '{"model":"m-1","n":[1,-2.5e3,true,null],"text":"one\\n\u20ac","inner":"{\\"a\\":1}","empty":{},"none":[]}';
  const templates = known(posted(document));

  it.each([
    ['nothing', '"m-1"', '"m-1"'],
    ['a string', '"m-1"', '"m-20"'],
    ['a string that is empty now', '"m-1"', '""'],
    ['a string with escapes', '"m-1"', '"\\"\\\\\\n\\u0001"'],
    ['a string beyond ASCII', '"m-1"', '"\u2019\ud83d\ude00"'],
    ['a number', '[1,', '[12345,'],
    ['a number that is a string now', '[1,', '["1",'],
    ['a word', 'true', 'false'],
    ['the last of a list', 'null]', '0]'],
    ['a document in a string', '{\\"a\\":1}', '{\\"a\\":[1,2],\\"b\\":null}'],
    ['a document in a string that is text now', '{\\"a\\":1}', 'text'],
  ])('%s differs', (_, from, to) => {
    expect(like(templates, posted(document.replace(from, to)))).not.toBeNull();
  });

  it.each([
    ['a field more', '"model"', '"more":1,"model"'],
    ['a name', '"model"', '"modal"'],
    ['an item more', 'null]', 'null,1]'],
    ['an item less', ',null]', ']'],
    ['white space', ',null', ', null'],
    ['a list for a number', '[1,', '[[],'],
    ['an escape spelled otherwise', '"m-1"', '"\\u006d-1"'],
    ['a slash escaped', '"m-1"', '"m\\/1"'],
    ['no JSON', '"m-1"', '"m-1'],
    ['no number', '[1,', '[01,'],
    ['a word of another language', 'true', 'True'],
    ['a control character', '"m-1"', '"m\u0001"'],
    ['bytes behind', '"none":[]}', '"none":[]} x'],
  ])('is read whole where there is %s', (_, from, to) => {
    expect(like(templates, posted(document.replace(from, to)))).toBeNull();
  });

  it('of any kind with other values in it', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    const shape = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(shape, scalar, scalar, fc.constantFrom(0, 1, '\t'), (value, one, other, space) => {
        const [a, b] = [one, other].map((own) => JSON.stringify([own, value, { own, value }, own], null, space));
        const fresh = known(posted(a ?? ''));
        const event = posted(b ?? '', 'Host: api.example\r\nX-Id: another');
        expect(like(fresh, event)).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('in a style of escapes of its own is read whole', () => {
    const styled = known(posted('["caf\\u00e9","x"]'));
    expect(like(styled, posted('["caf\\u00e9","y"]'))).toBeNull();
  });
});

describe('header fields', () => {
  const templates = known(posted('{}', 'Host: api.example\r\nX-Id: one\r\nContent-Type: application/json'));
  const headed = (head: string): CaptureEvent => posted('{}', head);

  it.each([
    ['value', 'Host: api.example\r\nX-Id: two or more\r\nContent-Type: application/json'],
    ['value that is empty', 'Host: api.example\r\nX-Id: \r\nContent-Type: application/json'],
    ['value that is a document', 'Host: api.example\r\nX-Id: {"a":1}\r\nContent-Type: application/json'],
  ])('with another %s', (_, head) => {
    expect(like(templates, headed(head))).not.toBeNull();
  });

  it.each([
    ['white space behind a value', 'Host: api.example\r\nX-Id: one \r\nContent-Type: application/json'],
    ['white space before a value', 'Host: api.example\r\nX-Id:  one\r\nContent-Type: application/json'],
    ['a folded value', 'Host: api.example\r\nX-Id: one\r\n two\r\nContent-Type: application/json'],
    ['another line end', 'Host: api.example\r\nX-Id: one\nContent-Type: application/json'],
    ['another name', 'Host: api.example\r\nx-id: one\r\nContent-Type: application/json'],
    ['a field more', 'Host: api.example\r\nX-Id: one\r\nMore: 1\r\nContent-Type: application/json'],
    ['another type', 'Host: api.example\r\nX-Id: one\r\nContent-Type: text/plain'],
  ])('are read whole where there is %s', (_, head) => {
    expect(like(templates, headed(head))).toBeNull();
  });

  it.each(['Transfer-Encoding: chunked', 'Content-Encoding: gzip'])('%s: the body is read whole', (field) => {
    const coded = known(posted('{"a":1}', field));
    expect(like(coded, posted('{"a":2}', field))).toBeNull();
  });
});

describe('other messages', () => {
  it('a query with another id', () => {
    const templates = known(dnsEvent(blobs, 'api.example'));
    expect(like(templates, dnsEvent(blobs, 'api.example', 'A', { id: 9 }))).not.toBeNull();
    expect(like(templates, dnsEvent(blobs, 'api.example', 'A', { id: 9, flags: 0x0120 }))).toBeNull();
    expect(like(templates, dnsEvent(blobs, 'api.example', 'AAAA', { id: 9 }))).toBeNull();
  });

  const hello = (more: Hello): CaptureEvent =>
    tlsEvent(blobs, 'api.example', { extensions: ['server_name', 'key_share', 'alpn'], keys: [1, 2], ...more });

  it.each([
    ['random bytes', { random: 9 }],
    ['a session id', { session: 'another' }],
    ['a key', { keys: [1, 3] }],
    ['all of them', { random: 9, session: 'another', keys: [4, 5] }],
  ])('a hello with other %s', (_, more) => {
    expect(like(known(hello({ session: 'session' })), hello({ session: 'session', ...more }))).not.toBeNull();
  });

  it.each([
    ['another suite', { suites: [0x1301, 0x1303] }],
    ['a key more', { keys: [1, 2, 3] }],
    ['an id of another length', { session: 'longer' }],
    ['another order', { extensions: ['key_share', 'server_name', 'alpn'] as const }],
  ])('a hello with %s is read whole', (_, more) => {
    expect(like(known(hello({ session: 'short' })), hello({ session: 'short', ...more }))).toBeNull();
  });

  it('one of another host or path, or another sink, is like none', () => {
    const templates = known(posted('{"a":1}'));
    expect(
      like(templates, rawRequest(blobs, 'https://b.example', 'POST /v1/messages HTTP/1.1\r\n\r\n{"a":1}')),
    ).toBeNull();
    expect(like(templates, request('POST /v2 HTTP/1.1\r\nHost: api.example\r\nX-Id: one', '{"a":1}'))).toBeNull();
    expect(templateQueryOf(outputEvent(blobs, 'text'))).toBeNull();
  });
});

describe('templates', () => {
  it('are several where messages are of several forms, the newest tried first', () => {
    const forms = ['{"a":1}', '{"b":1}', '{"c":1,"d":2}'];
    const templates = known(...forms.map((body) => posted(body)));
    for (const body of forms) expect(like(templates, posted(body.replace('1', '7')))).not.toBeNull();
  });

  it('are no longer looked for where messages hardly ever fit one', () => {
    const templates = known();
    const fit = Array.from({ length: 60 }, (_, index) => {
      const event = posted(`{"f${index}":1}`);
      const found = like(templates, event);
      keep(templates, event);
      return found;
    });
    expect(fit.every((found) => found === null)).toBe(true);
    expect(like(templates, posted('{"f59":2}'))).toBeNull();
  });
});
