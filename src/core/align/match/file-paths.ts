/**
 * Canonical file paths, equal in all trials. `~` is the home and `{work}` the work directory, also
 * if written as one word. Placeholders replace user, host, user id and the work directory's name.
 */
import type { Capture } from '../../model/index.ts';
import { memoizeByObject } from '../../stdx/memo.ts';

/** Shorter words occur in paths by chance; code units. */
const SHORTEST = 4;

/**
 * Segments of the path, outermost first; what the trial's own environment determines is replaced.
 */
export function pathSegments(path: string, facts: Capture['facts']): string[] {
  const { home = '', workDir = '' } = facts;
  const [start, rest] = below(path, workDir, '{work}') ?? below(path, home, '~') ?? ['', path];
  return [
    start,
    ...rest
      .split('/')
      .slice(1)
      .map((segment) => canonicalSegment(segment, facts)),
  ];
}

function below(path: string, directory: string, name: string): [string, string] | null {
  if (directory === '' || !(path === directory || path.startsWith(`${directory}/`))) return null;
  return [name, path.slice(directory.length)];
}

function canonicalSegment(segment: string, facts: Capture['facts']): string {
  const { workDir = '', uid } = facts;
  if (segment === workDir.slice(workDir.lastIndexOf('/') + 1)) return '{work-name}';
  const pieces = wordsOf(facts).reduce<readonly Piece[]>(
    (all, [word, name]) =>
      all.flatMap((piece) => (typeof piece === 'string' ? replaceWord(piece, word, name) : [piece])),
    [segment],
  );
  const replaced = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('');
  return uid === undefined ? replaced : withoutUid(replaced, uid);
}

/** Text of a segment, or a placeholder. They are kept apart, since a user may be called `work`. */
type Piece = string | { readonly name: string };

/**
 * The words replaced in file names, each with its placeholder; the same for all files of a trial.
 */
const wordsOf = memoizeByObject(({ home = '', workDir = '', user = '', host = '' }: Capture['facts']) => {
  const words: (readonly [word: string, name: string])[] = [
    ...asOneWord(workDir).map((word) => [word, '{work}'] as const),
    ...asOneWord(home).map((word) => [word, '{home}'] as const),
    [user, '{user}'],
    [host, '{hostname}'],
  ];
  return words.filter(([word]) => word.length >= SHORTEST);
});

/**
 * A directory of one user in a shared place ends in the user id, or is called by it: `tool-1000`,
 * `1000`.
 */
const withoutUid = (segment: string, uid: string): string =>
  segment === uid ? '{uid}' : segment.endsWith(`-${uid}`) ? `${segment.slice(0, -uid.length)}{uid}` : segment;

/**
 * A path as one file name: separators, or all punctuation, as dashes or underscores; or
 * percent-encoded.
 */
const asOneWord = (path: string): string[] => [
  path.replace(/[^A-Za-z0-9]/g, '-'),
  path.replace(/[^A-Za-z0-9]/g, '_'),
  path.replaceAll('/', '-'),
  path.replaceAll('/', '_'),
  encodeURIComponent(path),
];

/** Replaces the word by its placeholder, except where a letter or digit is next to it. */
function replaceWord(text: string, word: string, name: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, Math.max(done, at + 1))) {
    const after = at + word.length;
    if (/[\p{L}\p{N}]$/u.test(text.slice(0, at)) || /^[\p{L}\p{N}]/u.test(text.slice(after))) continue;
    pieces.push(text.slice(done, at), { name });
    done = after;
  }
  return [...pieces, text.slice(done)];
}
