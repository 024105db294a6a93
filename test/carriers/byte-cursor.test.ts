/** Bytes that end inside a field are refused; a fault of ours is not taken for one. */
import { expect, test } from 'vitest';
import { orNull } from '../../src/core/carriers/byte-cursor.ts';

test('null is read where the bytes end, and any other error passes', () => {
  expect(orNull(() => 'read')).toBe('read');
  expect(
    orNull(() => {
      throw new RangeError('past the end');
    }),
  ).toBeNull();
  expect(() =>
    orNull(() => {
      throw new TypeError('a fault');
    }),
  ).toThrow('a fault');
});
