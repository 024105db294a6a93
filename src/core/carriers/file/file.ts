/**
 * One file that a subject left behind, as a tree of places: kind, permissions, name and content.
 * Content is read as a git object where git keeps one, otherwise as a body is. Long bytes that are
 * no text are read by their digest, which is their address in the evidence. Must not read the path
 * above the name: each directory is a file of its own.
 */
import { createHash } from 'node:crypto';
import type { FileEvent } from '../../model/index.ts';
import { bodyPlace, writeBody } from '../http/body.ts';
import type { Member, Place } from '../reading.ts';
import { facetText, memberOf, text, whole } from '../reading.ts';
import { field, leafPlace, recordPlace, valuePlace } from '../records.ts';
import { BYTES_DIGEST, FILE_KIND, FILE_MODE, FILE_NAME, GIT_REFERENCE } from './carriers.ts';
import { isObject, objectName, objectPlace, referencePlace, writeObject } from './git.ts';

/** Longest run of non-text bytes that is compared byte by byte. */
export const LONG_BYTES = 16 * 1024;

/** File types in the upper bits of a mode, stat(2). */
const KINDS: Readonly<Record<number, string>> = {
  0o010000: 'pipe',
  0o020000: 'device',
  0o040000: 'directory',
  0o060000: 'device',
  0o100000: 'file',
  0o120000: 'link',
  0o140000: 'socket',
};

/** The file type that a mode encodes. */
export const fileKind = (mode: number): string => KINDS[mode & 0o170000] ?? 'unknown';

/** `content`: the result of `contentPlace`; null where no bytes were kept. */
export function filePlace(event: Pick<FileEvent, 'path' | 'mode'>, content: Place | null): Place {
  const kind = fileKind(event.mode);
  const name = event.path.slice(event.path.lastIndexOf('/') + 1);
  return recordPlace(kind, FILE_KIND, [
    field('mode', valuePlace(FILE_MODE, (event.mode & 0o7777).toString(8))),
    ...nameMembers(name, event.path, content),
    ...(content === null ? [] : [field('body', content)]),
  ]);
}

/**
 * git names an object by the digest of its content, so the name of such a file is no reading of its
 * own.
 */
function nameMembers(name: string, path: string, content: Place | null): Member[] {
  const derived = content !== null && isObject(content) && path.endsWith(gitPath(objectName(writeObject(content))));
  return derived ? [] : [field('name', leafPlace('text', text(FILE_NAME, name)))];
}

const gitPath = (name: string): string => `/objects/${name.slice(0, 2)}/${name.slice(2)}`;

/**
 * Whether git keeps objects at such a path: `objects/`, two digits of a digest, `/`, the other
 * digits.
 */
export const isObjectPath = (path: string): boolean =>
  /\/objects\/[0-9a-f]{2}\/(?:[0-9a-f]{38}|[0-9a-f]{62})$/.test(path);

/** The content of a file at that path. */
export function contentPlace(path: string, bytes: Uint8Array): Place {
  const git = isObjectPath(path)
    ? objectPlace(bytes)
    : /\/(?:refs\/|[A-Z_]*HEAD$)/.test(path)
      ? referencePlace(bytes)
      : null;
  if (git !== null) return git;
  const body = bodyPlace(bytes, '');
  if (body.shape !== 'bytes' || bytes.length <= LONG_BYTES) return body;
  return leafPlace('long bytes', whole(BYTES_DIGEST, createHash('sha256').update(bytes).digest('hex')));
}

/** Inverse of `contentPlace`; `byDigest` gives the long bytes that a digest names. */
export function writeFile(place: Place, byDigest: (digest: string) => Uint8Array): Uint8Array {
  const content = memberOf(place, 'body') ?? place;
  if (content.shape === 'long bytes') return byDigest(facetText(content, BYTES_DIGEST));
  if (content.shape === 'git reference') return Buffer.from(`${facetText(content, GIT_REFERENCE)}\n`, 'latin1');
  return isObject(content) ? writeObject(content) : writeBody(content);
}
