/**
 * The leaves of a client hello: random bytes, session id and public keys (RFC 8446 sections 4.1.2
 * and 4.2.8). Every handshake draws them anew.
 */
import { ByteCursor, orNull } from '../byte-cursor.ts';
import { fixedLeaf, type Leaf, type LeafKind } from '../leaf.ts';
import { memberOf, type Place, whole } from '../reading.ts';
import { fieldText, leafPlace, membersOf, valuePlace } from '../records.ts';
import { TLS_KEY, TLS_RECORD, TLS_VALUE } from './carriers.ts';
import { namedMember } from './grease.ts';

/** Record and message heads: 5 and 4 bytes. */
const HEADS = 9;
const VERSION = 2;
const RANDOM = 32;
const KEY_SHARE = '0033';

/**
 * `handshake`: a place that `helloPlace` returned. Empty where the hello is read as bytes, or spans
 * several records.
 */
export function helloLeaves(handshake: Place, raw: Uint8Array): Leaf[] {
  const hello = memberOf(handshake, 'hello');
  if (hello?.shape !== 'hello' || fieldText(hello, 'record', TLS_RECORD).includes(' ')) return [];
  return orNull(() => leavesIn(hello, raw)) ?? [];
}

function leavesIn(hello: Place, raw: Uint8Array): Leaf[] {
  const cursor = new ByteCursor(raw);
  const at = (): number => raw.length - cursor.left;
  const path = (name: string): number[] => [0, membersOf(hello).findIndex((member) => member.name === name)];
  cursor.take(HEADS + VERSION);
  const leaves = [leafAt(at(), RANDOM, path('random'), value(RANDOM))];
  cursor.take(RANDOM);
  const session = cursor.number(1);
  leaves.push(leafAt(at(), session, path('session-id'), value(session)));
  cursor.take(session);
  cursor.sized(2); // cipher suites
  cursor.sized(1); // compression
  if (cursor.atEnd) return leaves;
  const extensionsEnd = cursor.number(2) + at();
  for (let index = 0; at() < extensionsEnd; index++) {
    const type = cursor.hex(2);
    const length = cursor.number(2);
    const from = at();
    const data = cursor.take(length);
    if (type === KEY_SHARE) leaves.push(...keyLeaves(data, from, [...path('extensions'), index], hello));
  }
  return leaves;
}

const leafAt = (from: number, length: number, path: readonly number[], kind: LeafKind): Leaf => ({
  from,
  to: from + length,
  path,
  kind,
});

const value = (length: number): LeafKind =>
  fixedLeaf(length, (bytes, from, to) => valuePlace(TLS_VALUE, bytes.toString('hex', from, to)));

/** Leaves of the keys in the data of an extension that is read as a list of keys. */
function keyLeaves(data: Buffer, dataAt: number, path: readonly number[], hello: Place): Leaf[] {
  const extension = membersOf(memberOf(hello, 'extensions'))[path.at(-1) ?? 0]?.place;
  if (extension?.shape !== 'key-shares') return [];
  const cursor = new ByteCursor(data);
  cursor.take(2);
  const leaves: Leaf[] = [];
  while (!cursor.atEnd) {
    const group = cursor.hex(2);
    const length = cursor.number(2);
    const read = (bytes: Buffer, from: number, to: number): Place =>
      namedMember(group, leafPlace('key', whole(TLS_KEY, bytes.toString('hex', from, to)))).place;
    leaves.push(leafAt(dataAt + data.length - cursor.left, length, [...path, leaves.length], fixedLeaf(length, read)));
    cursor.take(length);
  }
  return leaves;
}
