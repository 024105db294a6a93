/** The class of a place with its sentence, word by word. */
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/core/classify/classify.ts';
import type { Region } from '../../src/core/statistics/region.ts';
import type { RenderedPlace, Slot } from '../../src/core/model/index.ts';
import { findingOf, symbolsOf, type Around, type Seen } from '../builders/evidence/findings-by-trial.ts';

const classOf = (rows: readonly Seen[], around: Around = {}) => classify(findingOf(rows, around));
const plain = (symbols: readonly string[], slot: Partial<Slot> = {}, around: Around = {}) =>
  classOf(symbolsOf(...symbols), { ...around, slot });
const functional = (because: string) => ({ class: 'functional', disguise: 'none', because });
const overt = (because: string) => ({ class: 'overt', disguise: 'none', because });
const behavioural = (kind: string, because: string) => ({ class: 'behavioural', disguise: 'none', kind, because });
const covert = (disguise: string, because: string) => ({ class: 'covert', disguise, because });

const REGION: Region = { set: [0], levels: [new Set([0])], label: 0, p: 0.001 };
/** The zone of each trial can be read as this text. */
const readable = (...texts: (readonly [symbol: string, text: string])[]): Seen[] =>
  texts.map(([symbol, text]) => ({ symbol, forms: [['zone', 'level', text]] }));

describe('a functional difference', () => {
  it('is a time that the environment itself takes', () => {
    const rows: Seen[] = [{ symbol: '10' }, { symbol: '900', forms: [['zone', 'delay', '800 ms']] }];
    const slot = { carrier: 'timing.gap' };
    const because = 'the environment itself takes this time (zone)';
    expect(classOf(rows, { slot })).toEqual(functional(because));
    expect(classOf(rows, { slot, feature: 'place above or below its median' })).toEqual(functional(because));
  });

  it('is a value that follows from another reading', () => {
    const because = 'follows from the length of what else the message holds';
    expect(plain(['1', '2'], { carrier: 'http.header-value', address: 'headers.content-length' })).toEqual(
      functional(because),
    );
  });
});

describe('an overt difference', () => {
  it('is one off which the level can be read', () => {
    expect(classOf(readable(['UTC', 'UTC'], ['Tokyo', 'Tokyo']))).toEqual(
      overt('zone can be read off it in every trial'),
    );
  });

  it('names all factors that can be read, in order', () => {
    const rows = ['a', 'b'].map(
      (letter): Seen => ({
        symbol: `zone-${letter} user-${letter}`,
        forms: [
          ['zone', 'level', `zone-${letter}`],
          ['user', 'level', `user-${letter}`],
        ],
      }),
    );
    expect(classOf(rows, { factors: ['zone', 'user'] })).toEqual(
      overt('user and zone can be read off it in every trial'),
    );
  });

  it('does not excuse a hidden difference glued to it', () => {
    const MARK = '\u{100000}';
    const rendered: RenderedPlace = {
      sink: 'http',
      message: 'POST /v1 #1',
      carrier: 'text.code-point',
      address: 'body.text',
      factor: 'zone',
      what: 'level',
      placeholder: MARK,
      before: '',
      after: '',
      texts: new Map(),
    };
    expect(plain([`in ${MARK}.`, `in ${MARK},`], {}, { rendered: [rendered] })).toEqual(
      covert(
        'same-meaning',
        'beside what can be read, the difference lies only in punctuation, the words are the same',
      ),
    );
  });
});

describe('an order that changes between identical environments', () => {
  const because = 'the order changes between identical environments too, so it follows the timing of concurrent work';

  it.each(['list.order', 'message.sequence'])('is behavioural: %s', (carrier) => {
    expect(plain(['1,2', '2,1'], { carrier }, { region: REGION })).toEqual(behavioural('order', because));
  });

  it.each(['list.order', 'message.sequence'])('is covert if it changes with the environment alone: %s', (carrier) => {
    expect(plain(['1,2', '2,1'], { carrier })).toMatchObject({ class: 'covert', disguise: 'structural' });
  });

  it.each(['json.key-order', 'my.list.order', 'list.order.too'])(
    'is none of what is written in one go: %s',
    (carrier) => {
      expect(plain(['1,2', '2,1'], { carrier }, { region: REGION }).because).not.toBe(because);
    },
  );
});

describe('the kind of the carrier decides the class', () => {
  it.each([
    ['form', 'json.white-space', covert('structural', 'only the white space differs, the content is the same')],
    ['order', 'json.key-order', covert('structural', 'only the key order differs, the content is the same')],
    [
      'presence',
      'json.presence',
      behavioural('feature', 'something is sent in some environments and left out in others'),
    ],
    [
      'framing',
      'http.framing',
      covert('structural', 'lengths or pieces differ where the content does not account for it'),
    ],
    [
      'routing',
      'tcp.destination',
      behavioural('routing', 'the request goes elsewhere or in another form, beyond what the settings ask for'),
    ],
    ['quantity', 'message.size', behavioural('quantity', 'the value differs')],
  ])('of %s, such as %s', (_, carrier, classified) => {
    expect(plain(['17', '23'], { carrier })).toEqual(classified);
  });

  it('but bytes that are no text are behavioural', () => {
    expect(plain(['a', 'A'], { carrier: 'bytes' })).toEqual(behavioural('setting', 'bytes that are no text differ'));
  });

  it('but an order in a client hello that offers other things is behavioural', () => {
    const rows: Seen[] = [
      { symbol: '1,2', others: { extension: '1' } },
      { symbol: '2,1', others: { extension: '0' } },
    ];
    const slot = { sink: 'tls', carrier: 'tls.order' } as const;
    const others = { extension: { sink: 'tls', carrier: 'tls.presence' } } as const;
    expect(classOf(rows, { slot, others })).toEqual(
      behavioural('order', 'another client hello is sent: what it offers differs in the same environments'),
    );
    expect(classOf(rows, { slot })).toEqual(covert('structural', 'only the order differs, the content is the same'));
  });
});

describe('a difference in content', () => {
  it('is covert if two symbols mean the same', () => {
    expect(plain(['a b', 'a  b'])).toEqual(
      covert('invisible', 'the difference lies only in white space or in characters that show nothing'),
    );
  });

  it('is an identifier if it is a digest', () => {
    const md5: Seen = { symbol: '900150983cd24fb0d6963f7d28e17f72', forms: [['zone', 'level', 'abc']] };
    expect(classOf([md5, { symbol: '' }])).toEqual(behavioural('identifier', 'it is the MD5 of zone (level)'));
  });

  it.each([
    ['', 'word', 'text is present in some environments and absent in others'],
    ['one', '1', 'the wording or value differs, and no rule finds the meaning unchanged'],
    ['1', 'é', 'the wording or value differs, and no rule finds the meaning unchanged'],
    ['one', 'two', 'the wording or value differs, and no rule finds the meaning unchanged'],
  ])('%j against %j: %s', (one, other, because) => {
    expect(plain([one, other])).toEqual(behavioural('setting', because));
  });

  it('without letters is a difference in value', () => {
    expect(plain(['1', '2'])).toEqual(behavioural('quantity', 'the value differs'));
  });
});
