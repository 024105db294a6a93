/** Bytes read forward, field by field; those that end inside a field are refused, and a fault of ours is not taken for one. */
import { describe, expect, it } from 'vitest';
import { ByteCursor, numberBytes, orNull, sizedBytes } from '../../../src/core/carriers/byte-cursor.ts';

const cursor = (hex: string): ByteCursor => new ByteCursor(Buffer.from(hex, 'hex'));

describe('a cursor', () => {
  it('gives numbers of any size, hexadecimal digits, and bytes', () => {
    const at = cursor('01 0203 040506 ff010203040506 abcd 616263'.replaceAll(' ', ''));
    expect([at.number(1), at.number(2), at.number(3)]).toEqual([0x01, 0x0203, 0x040506]);
    expect([at.hex(1), at.number(6)]).toEqual(['ff', 0x010203040506]);
    expect([at.hex(2), at.take(3).toString(), at.atEnd]).toEqual(['abcd', 'abc', true]);
  });

  it('knows how many bytes are left', () => {
    const at = cursor('010203');
    expect([at.left, at.atEnd]).toEqual([3, false]);
    at.take(2);
    expect([at.left, at.atEnd]).toEqual([1, false]);
    at.take(1);
    expect([at.left, at.atEnd]).toEqual([0, true]);
    expect(cursor('').atEnd).toBe(true);
  });

  it('gives a field behind its length', () => {
    const at = cursor('02abcd0001ff00');
    expect([at.sized(1), at.sized(2), at.sized(1)].map((bytes) => bytes.toString('hex'))).toEqual(['abcd', 'ff', '']);
  });

  it('does not read past the end, and stays where it was', () => {
    const at = cursor('05ab');
    expect(() => at.take(3)).toThrow(new RangeError('the bytes end inside a field'));
    expect([at.left, at.take(2).length, at.take(0).length]).toEqual([2, 2, 0]);
    expect(() => cursor('05ab').sized(1)).toThrow('the bytes end inside a field');
  });

  it('reads a part of other bytes from where it begins', () => {
    expect(new ByteCursor(Uint8Array.of(1, 2, 3, 4).subarray(1, 3)).hex(2)).toBe('0203');
  });
});

describe('fields', () => {
  it('are written in network byte order, a length before them', () => {
    expect(numberBytes(0x0102, 3).toString('hex')).toBe('000102');
    expect(sizedBytes(Buffer.from('abc'), 2).toString('hex')).toBe('0003616263');
    expect(sizedBytes(Buffer.alloc(0), 1).toString('hex')).toBe('00');
  });

  it('longer than their length can say are refused', () => {
    expect(() => sizedBytes(Buffer.alloc(256), 1)).toThrow(RangeError);
  });
});

describe('what is read of bytes', () => {
  it('is null where they end, and any other error passes', () => {
    expect(orNull(() => 'read')).toBe('read');
    expect(orNull(() => cursor('').take(1))).toBeNull();
    expect(() =>
      orNull(() => {
        throw new TypeError('a fault');
      }),
    ).toThrow('a fault');
  });
});
