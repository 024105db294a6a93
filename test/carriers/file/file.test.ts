/** Files that a subject left behind: kind, permissions, name and content. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FILE_KIND, GIT_OBJECT } from '../../../src/core/carriers/file/carriers.ts';
import {
  contentPlace,
  filePlace,
  isObjectPath,
  fileKind,
  LONG_BYTES,
  writeFile,
} from '../../../src/core/carriers/file/file.ts';
import { outlined } from '../../builders/messages/readings.ts';

const none = (): Uint8Array => {
  throw new Error('no bytes are asked for');
};
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
const lines = (path: string, content: string | Uint8Array): string[] =>
  outlined(contentPlace(path, Buffer.from(content)));

describe('the kind of a file', () => {
  it.each([
    [0o010644, 'pipe'],
    [0o020644, 'device'],
    [0o040755, 'directory'],
    [0o060644, 'device'],
    [0o100644, 'file'],
    [0o120777, 'link'],
    [0o140777, 'socket'],
    [0o000644, 'unknown'],
    [0o104755, 'file'],
  ])('of mode %o is %s', (mode, kind) => {
    expect(fileKind(mode)).toBe(kind);
  });
});

describe('a file', () => {
  it('is its kind, permissions, name and content', () => {
    const place = filePlace(
      { path: '/home/u/a.json', mode: 0o104755 },
      contentPlace('/home/u/a.json', Buffer.from('[]')),
    );
    expect(place.shapeCarrier).toBe(FILE_KIND);
    expect(outlined(place)).toEqual([
      ': file',
      'mode: value | file.mode=4755',
      'name: text | file.name=a.json',
      'body: json',
      'body: json',
      'body: array',
    ]);
    expect(Buffer.from(writeFile(place, none)).toString()).toBe('[]');
  });

  it.each([
    ['/home/u', 0o040700, ': directory', 'mode: value | file.mode=700', 'name: text | file.name=u'],
    ['bare', 0o120000, ': link', 'mode: value | file.mode=0', 'name: text | file.name=bare'],
  ])('whose bytes were not kept has no content: %s', (path, mode, ...expected) => {
    expect(outlined(filePlace({ path, mode }, null))).toEqual(expected);
  });

  it('whose name is the digest of the git object in it has no name of its own', () => {
    const bytes = Buffer.from('blob 1\0a');
    const coded = deflateSync(bytes);
    const [name, other] = [sha1(bytes), sha1(Buffer.from('other'))];
    const named = (digest: string): string => `/u/.git/objects/${digest.slice(0, 2)}/${digest.slice(2)}`;
    const place = (digest: string) =>
      filePlace({ path: named(digest), mode: 0o100444 }, contentPlace(named(digest), coded));
    expect(outlined(place(name)).filter((line) => line.startsWith('name'))).toEqual([]);
    expect(outlined(place(other))).toContain(`name: text | file.name=${other.slice(2)}`);
    expect(Buffer.from(writeFile(place(name), none)).equals(coded)).toBe(true);
  });

  it('of other content keeps its name, wherever it lies', () => {
    const path = `/u/objects/ab/${'c'.repeat(38)}`;
    expect(outlined(filePlace({ path, mode: 0o100644 }, contentPlace(path, Buffer.from('text'))))[2]).toBe(
      `name: text | file.name=${'c'.repeat(38)}`,
    );
  });
});

describe('the path of a git object', () => {
  it.each([
    [`/u/.git/objects/ab/${'0'.repeat(38)}`, true],
    [`/u/objects/0f/${'9'.repeat(62)}`, true],
    [`/u/.git/objects/ab/${'0'.repeat(37)}`, false],
    [`/u/.git/objects/ab/${'0'.repeat(39)}`, false],
    [`/u/.git/objects/a/${'0'.repeat(38)}`, false],
    [`/u/.git/objects/AB/${'0'.repeat(38)}`, false],
    [`/u/.git/objects/ab/${'g'.repeat(38)}`, false],
    [`/u/.git/things/ab/${'0'.repeat(38)}`, false],
    [`/u/.git/objects/ab/${'0'.repeat(38)}/x`, false],
    [`/u/.git/objects/ab/${'0'.repeat(62)}0`, false],
  ])('%s: %s', (path, is) => {
    expect(isObjectPath(path)).toBe(is);
  });
});

describe('what a file holds', () => {
  const digest = '0123456789abcdef0123456789abcdef01234567';

  it.each(['/u/.git/refs/heads/main', '/u/.git/HEAD', '/u/.git/ORIG_HEAD', '/u/.git/refs/'])(
    'is a reference where git keeps one: %s',
    (path) => {
      expect(lines(path, `${digest}\n`)).toEqual([`: git reference | git.reference=${digest}`]);
      expect(lines(path, 'ref: refs/heads/main\n')[0]).toBe(': text | text.code-point=ref: refs/heads/main\n');
    },
  );

  it.each(['/u/HEADS', '/u/refs', '/u/xHEAD', '/u/myrefs/a', 'HEAD'])('is text elsewhere: %s', (path) => {
    expect(lines(path, `${digest}\n`)).toEqual([`: text | text.code-point=${digest}\n`]);
  });

  it('is a git object only where git keeps one', () => {
    const coded = deflateSync('blob 1\0a');
    expect(contentPlace(`/u/.git/objects/ab/${'c'.repeat(38)}`, coded).shapeCarrier).toBe(GIT_OBJECT);
    expect(lines('/u/blob', coded)[0]).toMatch(/^: bytes /);
    expect(lines(`/u/.git/objects/ab/${'c'.repeat(38)}`, 'text')).toEqual([': text | text.code-point=text']);
  });

  it('is read by its digest where it is long and no text', () => {
    const bytes = Buffer.alloc(LONG_BYTES + 1);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(LONG_BYTES).toBe(16_384);
    expect(lines('/u/a', bytes)).toEqual([`: long bytes | bytes.digest=${hash}`]);
    expect(lines('/u/a', bytes.subarray(1))[0]).toMatch(/^: bytes /);
    expect(lines('/u/a', Buffer.alloc(LONG_BYTES + 1, 'a'))[0]).toMatch(/^: text /);
  });

  it.each([
    ['/u/a', 'text'],
    ['/u/a', '{"a":1}'],
    ['/u/.git/HEAD', `${digest}\n`],
    ['/u/a', '\u0000'],
  ])('%s is written back: %j', (path, content) => {
    const place = contentPlace(path, Buffer.from(content));
    expect(Buffer.from(writeFile(place, none)).toString()).toBe(content);
    expect(Buffer.from(writeFile(filePlace({ path, mode: 0o100644 }, place), none)).toString()).toBe(content);
  });

  it('is fetched by its digest where that is all that was read', () => {
    const bytes = Buffer.alloc(LONG_BYTES + 1);
    const asked: string[] = [];
    const written = writeFile(contentPlace('/u/a', bytes), (hash) => {
      asked.push(hash);
      return bytes;
    });
    expect([written, asked]).toEqual([bytes, [createHash('sha256').update(bytes).digest('hex')]]);
  });
});
