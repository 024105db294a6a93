/** The kind of a behavioural tell, by carrier and address, then by the shape of the content. */
import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/core/classify/behaviour.ts';
import { findingOf, symbolsOf } from '../builders/evidence/findings-by-trial.ts';

const kindOf = (carrier: string, address = 'body.value', ...symbols: string[]): string =>
  behaviourOf(findingOf(symbolsOf(...symbols), { slot: { carrier, address } }));

describe('the carrier decides the kind', () => {
  it.each([
    ['message.presence', 'presence'],
    ['message.sequence', 'order'],
    ['list.order', 'order'],
    ['http.header-order', 'order'],
    ['http.request-line', 'routing'],
    ['tcp.destination', 'routing'],
    ['json.presence', 'feature'],
    ['http.header-presence', 'feature'],
    ['http.framing', 'quantity'],
    ['tls.padding-length', 'quantity'],
    ['timing.gap', 'quantity'],
    ['message.size', 'quantity'],
    ['json.white-space', 'format'],
    ['http.header-case', 'format'],
    ['json.type', 'format'],
    ['body.format', 'format'],
    ['http.content-coding', 'format'],
    ['file.kind', 'format'],
    ['git.count', 'feature'],
    ['file.mode', 'setting'],
  ])('%s is %s', (carrier, kind) => {
    expect(kindOf(carrier, 'body.value', 'some', 'words')).toBe(kind);
  });

  it('but a feature of a value that varies by itself is always a quantity', () => {
    const finding = findingOf(symbolsOf('even', 'odd'), { feature: 'parity', slot: { carrier: 'message.presence' } });
    expect(behaviourOf(finding)).toBe('quantity');
  });
});

describe('a header field for the format of a message', () => {
  it.each(['content-type', 'Content-Encoding', 'content-language', 'accept', 'Accept-Encoding', 'accept-charset'])(
    '%s: format',
    (name) => {
      expect(kindOf('http.header-value', `headers.${name}`, 'some words', 'other words')).toBe('format');
    },
  );

  it.each(['headers.accept-language', 'headers.content-types', 'headers.x-accept', 'trailers.headers.accept'])(
    '%s is none of them',
    (address) => {
      expect(kindOf('http.header-value', address, 'some words', 'other words')).toBe('setting');
    },
  );
});

describe('a body field that a model reads holds an instruction', () => {
  it.each([
    'body.messages[0].content',
    'body.input',
    'body.instructions',
    'body.system[1].text',
    'body.contents[0].parts',
    'body.systemInstruction.parts',
    'body.system_instruction.parts',
    'body.prompt',
    'body.tools[3].description',
    'body.functions[0]',
    'body.request.contents[0]',
    'body<gzip>.messages[0]',
  ])('%s', (address) => {
    expect(kindOf('text.code-point', address, '17', '18')).toBe('instruction');
  });

  it.each(['headers.body.messages', 'body.inputs', 'body.meta.system', 'body.system_prompt', 'body.reply.messages'])(
    'but not %s',
    (address) => {
      expect(kindOf('text.code-point', address, 'some', 'words')).toBe('setting');
    },
  );
});

describe('the kind of JSON values that are no text', () => {
  it.each([
    [['1', '-2.5', '+3e10', '4E-2'], 'quantity'],
    [['1', 'true'], 'setting'],
    [['1', ''], 'setting'],
    [['null', 'false'], 'setting'],
  ])('%j is %s', (symbols, kind) => {
    expect(kindOf('json.value', 'body.messages[0].x', ...symbols)).toBe(kind);
  });
});

describe('the shape of text, absence aside, decides its kind', () => {
  it.each([
    ['numbers', ['12', '', '7.25'], 'quantity'],
    ['a number and a word', ['12', 'many'], 'setting'],
    ['a number with a unit', ['12 px', '7 px'], 'setting'],
    ['a word with a number behind it', ['v 12', 'v 7'], 'setting'],
    ['digests', ['9f86d081884c7d65', '60303ae22b998861', ''], 'identifier'],
    ['tokens with signs', ['ab12+/=_:.-', 'q9w8e7r6'], 'identifier'],
    ['eight characters', ['a1b2c3d4', 'd4c3b2a1'], 'identifier'],
    ['seven characters', ['a1b2c3d', 'd4c3b2a'], 'setting'],
    ['no digit', ['ab-cd-ef-gh', 'ij-kl-mn-op'], 'setting'],
    ['no letter', ['12:34:56:78', '87:65:43:21'], 'setting'],
    ['a word of six letters', ['12-latest-34', '56-latest-78'], 'setting'],
    ['words of five letters at most', ['12-amber-34', '56-amber-78'], 'identifier'],
    ['white space', ['ab12 cd34', 'ef56 gh78'], 'setting'],
    ['white space before', [' ab12cd34', ' ef56gh78'], 'setting'],
    ['white space behind', ['ab12cd34 ', 'ef56gh78 '], 'setting'],
    ['one of two a word', ['9f86d081884c7d65', 'unset'], 'setting'],
  ])('%s: %j', (_, symbols, kind) => {
    expect(kindOf('text.code-point', 'body.value', ...symbols)).toBe(kind);
  });
});
