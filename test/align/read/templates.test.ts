/**
 * Messages read by a template give exactly the tree that reading them in full gives, or are
 * refused.
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
  const message = messageOf(event, blobs.read);
  if (message === null) throw new Error('not a message');
  return { ...message, place: interner.place(message.place) };
}

function keep({ interner, templates }: Known, event: CaptureEvent): void {
  const query = templateQueryOf(event);
  if (query !== null) templates.keep(query, bytesOf(event), readWhole(interner, event));
}

/** The message read by a template, checked against the message read in full; null if none fits. */
function readByTemplate(known: Known, event: CaptureEvent): InternedMessage | null {
  const query = templateQueryOf(event);
  const found = query === null ? null : known.templates.read(query, bytesOf(event));
  if (found !== null) {
    const whole = readWhole(known.interner, event);
    expect(found).toEqual(whole);
    expect(found.place).toBe(whole.place);
  }
  return found;
}

const ORIGIN = 'https://api.example';
const request = (head: string, body: string): CaptureEvent => rawRequest(blobs, ORIGIN, `${head}\r\n\r\n${body}`);
const posted = (body: string, head = 'Host: api.example\r\nX-Id: one'): CaptureEvent =>
  request(`POST /v1/messages HTTP/1.1\r\n${head}`, body);

describe('a JSON body read by a template', () => {
  const document =
    '{"model":"m-1","n":[1,-2.5e3,true,null],"text":"one\\n\u20ac","inner":"{\\"a\\":1}","empty":{},"none":[]}';
  const templates = known(posted(document));

  it.each([
    ['nothing', '"m-1"', '"m-1"'],
    ['a string', '"m-1"', '"m-20"'],
    ['a string, now empty', '"m-1"', '""'],
    ['a string with escapes', '"m-1"', '"\\"\\\\\\n\\u0001"'],
    ['a string beyond ASCII', '"m-1"', '"\u2019\ud83d\ude00"'],
    ['a number', '[1,', '[12345,'],
    ['a number, now a string', '[1,', '["1",'],
    ['a word', 'true', 'false'],
    ['the last of a list', 'null]', '0]'],
    ['a document in a string', '{\\"a\\":1}', '{\\"a\\":[1,2],\\"b\\":null}'],
    ['a document in a string, now text', '{\\"a\\":1}', 'text'],
  ])('may differ in %s', (_, from, to) => {
    expect(readByTemplate(templates, posted(document.replace(from, to)))).not.toBeNull();
  });

  it.each([
    ['another field', '"model"', '"more":1,"model"'],
    ['a name', '"model"', '"modal"'],
    ['an added item', 'null]', 'null,1]'],
    ['a missing item', ',null]', ']'],
    ['white space', ',null', ', null'],
    ['a list instead of a number', '[1,', '[[],'],
    ['another spelling of an escape', '"m-1"', '"\\u006d-1"'],
    ['a slash escaped', '"m-1"', '"m\\/1"'],
    ['no JSON', '"m-1"', '"m-1'],
    ['no number', '[1,', '[01,'],
    ['a misspelled literal', 'true', 'True'],
    ['a control character', '"m-1"', '"m\u0001"'],
    ['trailing bytes', '"none":[]}', '"none":[]} x'],
  ])('is refused with %s', (_, from, to) => {
    expect(readByTemplate(templates, posted(document.replace(from, to)))).toBeNull();
  });

  it('may have any structure and other values', () => {
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
        expect(readByTemplate(fresh, event)).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('is refused with an unusual style of escapes', () => {
    const styled = known(posted('["caf\\u00e9","x"]'));
    expect(readByTemplate(styled, posted('["caf\\u00e9","y"]'))).toBeNull();
  });
});

describe('header fields read by a template', () => {
  const templates = known(posted('{}', 'Host: api.example\r\nX-Id: one\r\nContent-Type: application/json'));
  const headed = (head: string): CaptureEvent => posted('{}', head);

  it.each([
    ['value', 'Host: api.example\r\nX-Id: two or more\r\nContent-Type: application/json'],
    ['value that is empty', 'Host: api.example\r\nX-Id: \r\nContent-Type: application/json'],
    ['value that is a document', 'Host: api.example\r\nX-Id: {"a":1}\r\nContent-Type: application/json'],
  ])('may have another %s', (_, head) => {
    expect(readByTemplate(templates, headed(head))).not.toBeNull();
  });

  it.each([
    ['white space after a value', 'Host: api.example\r\nX-Id: one \r\nContent-Type: application/json'],
    ['white space before a value', 'Host: api.example\r\nX-Id:  one\r\nContent-Type: application/json'],
    ['a folded value', 'Host: api.example\r\nX-Id: one\r\n two\r\nContent-Type: application/json'],
    ['another line end', 'Host: api.example\r\nX-Id: one\nContent-Type: application/json'],
    ['another name', 'Host: api.example\r\nx-id: one\r\nContent-Type: application/json'],
    ['another field', 'Host: api.example\r\nX-Id: one\r\nMore: 1\r\nContent-Type: application/json'],
    ['another type', 'Host: api.example\r\nX-Id: one\r\nContent-Type: text/plain'],
  ])('are refused with %s', (_, head) => {
    expect(readByTemplate(templates, headed(head))).toBeNull();
  });

  it.each(['Transfer-Encoding: chunked', 'Content-Encoding: gzip'])('%s are refused: the body is coded', (field) => {
    const coded = known(posted('{"a":1}', field));
    expect(readByTemplate(coded, posted('{"a":2}', field))).toBeNull();
  });
});

describe('a message read by a template', () => {
  it('may be a lookup with another id, not with other flags or type', () => {
    const templates = known(dnsEvent(blobs, 'api.example'));
    expect(readByTemplate(templates, dnsEvent(blobs, 'api.example', 'A', { id: 9 }))).not.toBeNull();
    expect(readByTemplate(templates, dnsEvent(blobs, 'api.example', 'A', { id: 9, flags: 0x0120 }))).toBeNull();
    expect(readByTemplate(templates, dnsEvent(blobs, 'api.example', 'AAAA', { id: 9 }))).toBeNull();
  });

  const hello = (more: Hello): CaptureEvent =>
    tlsEvent(blobs, 'api.example', { extensions: ['server_name', 'key_share', 'alpn'], keys: [1, 2], ...more });

  it.each([
    ['random bytes', { random: 9 }],
    ['a session id', { session: 'another' }],
    ['a key', { keys: [1, 3] }],
    ['all of them', { random: 9, session: 'another', keys: [4, 5] }],
  ])('may be a client hello with other %s', (_, more) => {
    expect(readByTemplate(known(hello({ session: 'session' })), hello({ session: 'session', ...more }))).not.toBeNull();
  });

  it.each([
    ['another suite', { suites: [0x1301, 0x1303] }],
    ['an added key', { keys: [1, 2, 3] }],
    ['an id of another length', { session: 'longer' }],
    ['another order', { extensions: ['key_share', 'server_name', 'alpn'] as const }],
  ])('is no client hello with %s', (_, more) => {
    expect(readByTemplate(known(hello({ session: 'short' })), hello({ session: 'short', ...more }))).toBeNull();
  });

  it('is none of another host, path or sink', () => {
    const templates = known(posted('{"a":1}'));
    expect(
      readByTemplate(templates, rawRequest(blobs, 'https://b.example', 'POST /v1/messages HTTP/1.1\r\n\r\n{"a":1}')),
    ).toBeNull();
    expect(
      readByTemplate(templates, request('POST /v2 HTTP/1.1\r\nHost: api.example\r\nX-Id: one', '{"a":1}')),
    ).toBeNull();
    expect(templateQueryOf(outputEvent(blobs, 'text'))).toBeNull();
  });
});

describe('templates', () => {
  it('are several if messages have several forms', () => {
    const forms = ['{"a":1}', '{"b":1}', '{"c":1,"d":2}'];
    const templates = known(...forms.map((body) => posted(body)));
    for (const body of forms) expect(readByTemplate(templates, posted(body.replace('1', '7')))).not.toBeNull();
  });

  it('are no longer tried if messages hardly ever fit one', () => {
    const templates = known();
    const fit = Array.from({ length: 60 }, (_, index) => {
      const event = posted(`{"f${index}":1}`);
      const found = readByTemplate(templates, event);
      keep(templates, event);
      return found;
    });
    expect(fit.every((found) => found === null)).toBe(true);
    expect(readByTemplate(templates, posted('{"f59":2}'))).toBeNull();
  });
});
