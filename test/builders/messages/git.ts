/** Objects of git (gitformat-loose(5)), read from bytes that are made as told. */
import { deflateSync } from 'node:zlib';
import { objectPlace, writeObjectContent } from '../../../src/core/carriers/file/git.ts';
import type { Place } from '../../../src/core/carriers/reading.ts';
import { outlined } from './readings.ts';

export const DIGEST = '0123456789abcdef0123456789abcdef01234567';
export const LONG_DIGEST = '0'.repeat(64);

/** An object as git writes it before it is packed. */
export const object = (type: string, content: string | Uint8Array, length = Buffer.byteLength(content)): Buffer =>
  Buffer.concat([Buffer.from(`${type} ${length}\0`), Buffer.from(content)]);
export const read = (type: string, content: string | Uint8Array): Place | null =>
  objectPlace(deflateSync(object(type, content)));
/** All below the object itself. */
export const lines = (type: string, content: string | Uint8Array): string[] => {
  const place = read(type, content);
  return place === null ? [] : outlined(place).slice(1);
};
/** What its readings lead back to, in latin1. */
export const back = (type: string, content: string | Uint8Array): string => {
  const place = read(type, content);
  return place === null ? 'no object' : Buffer.from(writeObjectContent(place)).toString('latin1');
};
