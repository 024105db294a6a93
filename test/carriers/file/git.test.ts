/** Git objects (gitformat-loose(5)): commits, tags, trees and blobs, taken apart and put together again. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GIT_CODED_BYTES, GIT_COUNT, GIT_ORDER, GIT_PRESENCE } from '../../../src/core/carriers/file/carriers.ts';
import {
  isObject,
  objectName,
  objectPlace,
  referencePlace,
  writeObject,
  writeObjectContent,
} from '../../../src/core/carriers/file/git.ts';
import { BYTES } from '../../../src/core/carriers/text.ts';
import { valuePlace } from '../../../src/core/carriers/records.ts';
import { memberOf, type Place } from '../../../src/core/carriers/reading.ts';
import { outlined } from '../../builders/readings.ts';

const DIGEST = '0123456789abcdef0123456789abcdef01234567';
const LONG_DIGEST = '0'.repeat(64);

const object = (type: string, content: string | Uint8Array, length = Buffer.byteLength(content)): Buffer =>
  Buffer.concat([Buffer.from(`${type} ${length}\0`), Buffer.from(content)]);
const read = (type: string, content: string | Uint8Array): Place | null =>
  objectPlace(deflateSync(object(type, content)));
/** All below the object itself. */
const lines = (type: string, content: string | Uint8Array): string[] => {
  const place = read(type, content);
  return place === null ? [] : outlined(place).slice(1);
};
const back = (type: string, content: string | Uint8Array): string => {
  const place = read(type, content);
  return place === null ? 'no object' : Buffer.from(writeObjectContent(place)).toString('latin1');
};

describe('a commit', () => {
  it('is its fields and its message', () => {
    const content = [
      `tree ${DIGEST}`,
      `parent ${LONG_DIGEST}`,
      'author Ann O. <a@b.example> 1700000000 +0530',
      'gpgsig -----BEGIN',
      ' two',
      ' three',
      'encoding ',
      '',
      'title',
      '',
      'body\n',
    ].join('\n');
    expect(lines('commit', content)).toEqual([
      ': message',
      ': fields',
      `.tree: reference | git.reference=${DIGEST}`,
      `.parent: reference | git.reference=${LONG_DIGEST}`,
      '.author: person',
      '.author.name: text | text.code-point=Ann O. ',
      '.author.email: text | text.code-point=a@b.example',
      '.author.time: value | git.value=1700000000',
      '.author.zone: text | text.code-point=+0530',
      '.gpgsig: text | text.code-point=-----BEGIN\n two\n three',
      '.encoding: text',
      '.message: text | text.code-point=title\n\nbody\n',
    ]);
    expect(back('commit', content)).toBe(content);
  });

  it.each([
    ['has no fields', '\nmessage', [': message', ': fields', '.message: text | text.code-point=message']],
    ['has no message', 'a b\n\n', [': message', ': fields', '.a: text | text.code-point=b', '.message: text']],
    [
      'has an empty line at the start of its message',
      'a b\n\n\nc',
      [': message', ': fields', '.a: text | text.code-point=b', '.message: text | text.code-point=\nc'],
    ],
  ])('%s', (_, content, expected) => {
    expect(lines('commit', content)).toEqual(expected);
    expect(back('commit', content)).toBe(content);
  });

  it.each([
    ['a person without a name', '<a@b> 1 +0000', 'person'],
    ['a zone west of Greenwich', 'a <b> 1 -0800', 'person'],
    ['an empty address', 'a <> 1 +0000', 'person'],
    ['two addresses', 'a <b> <c> 1 +0000', 'person'],
    ['no time', 'a <b> +0000', 'text'],
    ['no zone', 'a <b> 1', 'text'],
    ['a zone of three digits', 'a <b> 1 +000', 'text'],
    ['a zone of five digits', 'a <b> 1 +00000', 'text'],
    ['no address', 'a 1 +0000', 'text'],
    ['a digest of 39 digits', '0'.repeat(39), 'text'],
    ['a digest of 41 digits', '0'.repeat(41), 'text'],
    ['a digest of 63 digits', '0'.repeat(63), 'text'],
    ['a digest of 65 digits', '0'.repeat(65), 'text'],
    ['a digest in capitals', 'A'.repeat(40), 'text'],
    ['a digest with other signs before it', `x${'a'.repeat(40)}`, 'text'],
    ['a digest', 'a'.repeat(40), 'reference'],
  ])('%s is read so: %s', (_, value, shape) => {
    const content = `field ${value}\n\nmessage`;
    expect(lines('commit', content)[2]?.split(' | ')[0]).toBe(`.field: ${shape}`);
    expect(back('commit', content)).toBe(content);
  });

  it('of UTF-8 or not is rebuilt', () => {
    const content = Buffer.from('author caf\u00e9 <b> 1 +0000\n\ncaf\u00e9\n', 'latin1');
    expect(lines('commit', content)).toContain('.author.name: text | text.code-point=caf\udce9 ');
    expect(back('commit', content)).toBe('author caf\u00e9 <b> 1 +0000\n\ncaf\u00e9\n');
  });

  it.each([
    ['a line that is no field', 'tree\n\nmessage'],
    ['a field without a name', ' x y\n\nmessage'],
    ['no empty line', `tree ${DIGEST}\n`],
    ['nothing', ''],
  ])('is no object where it has %s', (_, content) => {
    expect(read('commit', content)).toBeNull();
  });

  it('reads presence, number and order of its fields', () => {
    const place = read('commit', 'a b\n\nc');
    const content = place && memberOf(place, 'content');
    expect(content && memberOf(content, 'fields')?.parts).toMatchObject({
      presence: GIT_PRESENCE,
      repeated: GIT_COUNT,
      order: GIT_ORDER,
    });
  });
});

describe('a tag', () => {
  it('is read as a commit is', () => {
    expect(lines('tag', `object ${DIGEST}\n\nv1\n`)).toEqual([
      ': message',
      ': fields',
      `.object: reference | git.reference=${DIGEST}`,
      '.message: text | text.code-point=v1\n',
    ]);
  });
});

describe('a tree', () => {
  const entry = (mode: string, name: string, digest = DIGEST): Buffer =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(digest, 'hex')]);

  it('is its entries, each with mode and digest', () => {
    const content = Buffer.concat([entry('100644', 'a b'), entry('40000', 'caf\u00e9', 'ff'.repeat(20))]);
    expect(lines('tree', content)).toEqual([
      ': tree',
      `.a b: entry | git.value=100644 | git.reference=${DIGEST}`,
      `.caf\u00e9: entry | git.value=40000 | git.reference=${'ff'.repeat(20)}`,
    ]);
    expect(back('tree', content)).toBe(content.toString('latin1'));
  });

  it('may be empty', () => {
    expect(lines('tree', '')).toEqual([': tree']);
    expect(back('tree', '')).toBe('');
  });

  it.each([
    ['cut inside a digest', entry('100644', 'a').subarray(0, -1)],
    ['without a digest', Buffer.from('100644 a\0')],
    ['without a name', entry('100644', '')],
    ['without a mode', entry('', 'a')],
    ['with a mode that is not octal', entry('8', 'a')],
    ['with an entry that does not end', Buffer.concat([entry('100644', 'a'), Buffer.from('100644 b')])],
    ['with a sign before the mode', entry('x100644', 'a')],
  ])('%s is no object', (_, content) => {
    expect(read('tree', content)).toBeNull();
  });
});

describe('a blob', () => {
  it.each([
    ['text', 'a\n', [': blob', ': text | text.code-point=a\n']],
    ['JSON', '[]', [': blob', ': json', ': json', ': array']],
    ['nothing', '', [': blob', ': empty']],
  ])('of %s is read as a body is', (_, content, expected) => {
    expect(lines('blob', content)).toEqual(expected);
    expect(back('blob', content)).toBe(content);
  });
});

describe('an object', () => {
  const coded = deflateSync(object('blob', 'a'));

  it('is what its head says, with its compressed bytes compared where its content is equal', () => {
    const place = objectPlace(coded);
    expect(place && outlined(place)[0]).toBe(`: git blob | git.coded-bytes=${coded.toString('latin1')}`);
    expect(['commit', 'tag', 'tree'].map((type) => read(type, type === 'tree' ? '' : '\n')?.shape)).toEqual([
      'git commit',
      'git tag',
      'git tree',
    ]);
    const [facet] = place?.facets ?? [];
    const digest = createHash('sha256').update('blob 1\0a').digest('hex');
    expect(facet).toMatchObject({ carrier: GIT_CODED_BYTES, form: 'whole', given: digest });
    expect(place?.parts).toMatchObject({ by: 'name', order: null, members: [{ name: 'content', step: '' }] });
  });

  it('is written as it was compressed, and named by what was compressed', () => {
    const place = objectPlace(coded);
    expect(place && Buffer.from(writeObject(place)).equals(coded)).toBe(true);
    // As `printf a | git hash-object --stdin` names it.
    expect(objectName(coded)).toBe('2e65efe2a145dda7ee51d1741299f848e5bf752e');
    expect([place && isObject(place), isObject(valuePlace(BYTES, 'x'))]).toEqual([true, false]);
  });

  it.each([
    ['is not compressed', object('blob', 'a')],
    ['is of another type', deflateSync(object('note', 'a'))],
    ['has a length too small', deflateSync(object('blob', 'ab', 1))],
    ['has a length too large', deflateSync(object('blob', 'a', 2))],
    ['has no length', deflateSync(Buffer.from('blob \0'))],
    ['has no zero behind its length', deflateSync(Buffer.from('blob 0'))],
    ['has other signs before its type', deflateSync(Buffer.from('x blob 0\0'))],
    ['has bytes behind its compressed ones', Buffer.concat([coded, Buffer.from('x')])],
    ['is cut short', coded.subarray(0, -1)],
    ['is nothing', Buffer.alloc(0)],
  ])('that %s is none', (_, bytes) => {
    expect(objectPlace(bytes)).toBeNull();
  });
});

describe('a reference', () => {
  it.each([`${DIGEST}\n`, `${LONG_DIGEST}\n`])('is a digest and a line end: %j', (source) => {
    const place = referencePlace(Buffer.from(source));
    expect(place && outlined(place)).toEqual([`: git reference | git.reference=${source.trim()}`]);
    expect(place?.parts).toBeNull();
  });

  it.each([
    DIGEST,
    `${DIGEST}\n\n`,
    ` ${DIGEST}\n`,
    `${DIGEST}0\n`,
    `${DIGEST.slice(1)}\n`,
    `${DIGEST.toUpperCase()}\n`,
    '\n',
    '',
  ])('is not %j', (source) => {
    expect(referencePlace(Buffer.from(source))).toBeNull();
  });
});
