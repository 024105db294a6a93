/** Objects of git (gitformat-loose(5)): trees, blobs, how each is kept and named, and references to them. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GIT_CODED_BYTES } from '../../../src/core/carriers/file/carriers.ts';
import { isObject, objectName, objectPlace, referencePlace, writeObject } from '../../../src/core/carriers/file/git.ts';
import { BYTES } from '../../../src/core/carriers/text.ts';
import { valuePlace } from '../../../src/core/carriers/records.ts';
import { DIGEST, LONG_DIGEST, object, read, lines, back } from '../../builders/messages/git.ts';
import { outlined } from '../../builders/messages/readings.ts';

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
    ['has other signs before its type', deflateSync(Buffer.from('xblob 1\0'))],
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
