/**
 * Builds a small git repository as files: one commit, a remote and an index. `git status`, `git
 * log` and `git remote -v` answer as in an ordinary clone. Deterministic. Runs in the worker. Pure.
 *
 * Formats: gitrepository-layout(5), gitformat-index(5). An object is deflated and named by its
 * SHA-1:
 *
 *     TYPE SIZE NUL CONTENT
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export interface RepositoryFile {
  /** Below the work directory. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface RepositoryInput {
  readonly author: { readonly name: string; readonly email: string };
  readonly remote: string;
  /** Plain files at the top, no directories. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** 2026-01-12T09:00:00Z: fixed, so that the commit's name depends on nothing but the input. */
const COMMITTED = 1_768_208_400;
const MODE = 0o100644;

interface GitObject {
  readonly hash: Buffer;
  readonly packed: Buffer;
}

export interface Repository {
  /** Files of `.git`, with paths below the work directory. */
  readonly files: readonly RepositoryFile[];
  /** Name of the only commit, in lower-case hex. */
  readonly head: string;
}

export function repositoryOf(input: RepositoryInput): Repository {
  const sorted = [...input.files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const blobs = sorted.map((file) => ({
    path: file.path,
    text: file.text,
    object: object('blob', Buffer.from(file.text)),
  }));
  const tree = object('tree', Buffer.concat(blobs.map((blob) => treeEntry(blob.path, blob.object.hash))));
  const commit = object('commit', Buffer.from(commitText(tree.hash.toString('hex'), input.author)));
  const head = commit.hash.toString('hex');
  const text: Readonly<Record<string, string>> = {
    HEAD: 'ref: refs/heads/main\n',
    config: configText(input.remote),
    description: 'Unnamed repository; edit this file to name the repository.\n',
    'refs/heads/main': `${head}\n`,
    'refs/remotes/origin/main': `${head}\n`,
    'refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/main\n',
  };
  const files = [
    ...Object.entries(text).map(([path, content]) => ({ path: `.git/${path}`, bytes: Buffer.from(content) })),
    ...[...blobs.map((blob) => blob.object), tree, commit].map(objectFile),
    { path: '.git/index', bytes: index(blobs) },
  ];
  return { files, head };
}

function object(type: string, content: Buffer): GitObject {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  return { hash: createHash('sha1').update(whole).digest(), packed: deflateSync(whole) };
}

function objectFile({ hash, packed }: GitObject): RepositoryFile {
  const name = hash.toString('hex');
  return { path: `.git/objects/${name.slice(0, 2)}/${name.slice(2)}`, bytes: packed };
}

const treeEntry = (path: string, hash: Buffer): Buffer => Buffer.concat([Buffer.from(`100644 ${path}\0`), hash]);

function commitText(tree: string, author: RepositoryInput['author']): string {
  const who = `${author.name} <${author.email}> ${COMMITTED} +0000`;
  return `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nAdd sample application\n`;
}

function configText(remote: string): string {
  return [
    '[core]',
    '\trepositoryformatversion = 0',
    '\tfilemode = true',
    '\tbare = false',
    '\tlogallrefupdates = true',
    '[remote "origin"]',
    `\turl = ${remote}`,
    '\tfetch = +refs/heads/*:refs/remotes/origin/*',
    '[branch "main"]',
    '\tremote = origin',
    '\tmerge = refs/heads/main',
    '',
  ].join('\n');
}

/** Index version 2. Stat data is zero: git then compares contents once, and finds them equal. */
function index(blobs: readonly { readonly path: string; readonly text: string; readonly object: GitObject }[]): Buffer {
  const header = Buffer.alloc(12);
  header.write('DIRC', 0, 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(blobs.length, 8);
  const body = Buffer.concat([
    header,
    ...blobs.map(({ path, text, object: { hash } }) => indexEntry(path, text, hash)),
  ]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

/**
 * One entry of the index, padded with one to eight NULs to a multiple of 8:
 *
 *     | 24 zero | mode 4 | 8 zero | size 4 | hash 20 | flags 2 | path | NULs |
 */
function indexEntry(path: string, text: string, hash: Buffer): Buffer {
  const name = Buffer.from(path);
  const entry = Buffer.alloc(Math.floor((62 + name.length + 8) / 8) * 8);
  entry.writeUInt32BE(MODE, 24);
  entry.writeUInt32BE(Buffer.byteLength(text), 36);
  hash.copy(entry, 40);
  entry.writeUInt16BE(Math.min(name.length, 0xfff), 60);
  name.copy(entry, 62);
  return entry;
}
