/** Commits and tags of git, taken apart and put together again. */
import { describe, expect, it } from 'vitest';
import { GIT_COUNT, GIT_ORDER, GIT_PRESENCE } from '../../../src/core/carriers/file/carriers.ts';
import { memberOf } from '../../../src/core/carriers/reading.ts';
import { DIGEST, LONG_DIGEST, read, lines, back } from '../../builders/messages/git.ts';

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
    ['a line that goes on before its name ends', 'tree\n x\n\nmessage'],
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
