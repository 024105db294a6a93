/**
 * Paths of files said the same way in all trials: `~` for the home, `{work}` for the work directory, also where they are
 * written as one word, and placeholders for the work directory's name, the user and the host.
 */
import type { Capture } from '../../model/index.ts';
import { memoizeByObject } from '../../stdx/memo.ts';

/** Shorter words stand in paths by chance. */
const SHORTEST = 4;

/** Segments of the path, outermost first, and what each trial's own environment gave them replaced. */
export function pathSegments(path: string, facts: Capture['facts']): string[] {
  const { home = '', workDir = '' } = facts;
  const [start, rest] = below(path, workDir, '{work}') ?? below(path, home, '~') ?? ['', path];
  return [
    start,
    ...rest
      .split('/')
      .slice(1)
      .map((segment) => named(segment, facts)),
  ];
}

function below(path: string, directory: string, name: string): [string, string] | null {
  if (directory === '' || !(path === directory || path.startsWith(`${directory}/`))) return null;
  return [name, path.slice(directory.length)];
}

function named(segment: string, facts: Capture['facts']): string {
  const { workDir = '', uid } = facts;
  if (segment === workDir.slice(workDir.lastIndexOf('/') + 1)) return '{work-name}';
  const pieces = wordsOf(facts).reduce<readonly Piece[]>(
    (all, [word, name]) => all.flatMap((piece) => (typeof piece === 'string' ? cut(piece, word, name) : [piece])),
    [segment],
  );
  const said = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('');
  return uid === undefined ? said : withoutUid(said, uid);
}

/** Text of a segment, or what stands for what was replaced: a user may be called `work`. */
type Piece = string | { readonly name: string };

/** What is replaced in names of files, and by what: the same for all files of a trial. */
const wordsOf = memoizeByObject(({ home = '', workDir = '', user = '', host = '' }: Capture['facts']) => {
  const words: (readonly [word: string, name: string])[] = [
    ...asOneWord(workDir).map((word) => [word, '{work}'] as const),
    ...asOneWord(home).map((word) => [word, '{home}'] as const),
    [user, '{user}'],
    [host, '{hostname}'],
  ];
  return words.filter(([word]) => word.length >= SHORTEST);
});

/** Directories that programs share between users end in the user's id, or are called by it: `tool-1000`, `1000`. */
const withoutUid = (segment: string, uid: string): string =>
  segment === uid ? '{uid}' : segment.endsWith(`-${uid}`) ? `${segment.slice(0, -uid.length)}{uid}` : segment;

/** A path as the name of one file: its separators, or all of its signs, made into dashes or underscores, or encoded. */
const asOneWord = (path: string): string[] => [
  path.replace(/[^A-Za-z0-9]/g, '-'),
  path.replace(/[^A-Za-z0-9]/g, '_'),
  path.replaceAll('/', '-'),
  path.replaceAll('/', '_'),
  encodeURIComponent(path),
];

/** The text around the word, and its name in its place, wherever no letter or digit continues it. */
function cut(text: string, word: string, name: string): Piece[] {
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
