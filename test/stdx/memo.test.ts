import { expect, it, vi } from 'vitest';
import { memoize, memoizeByObject } from '../../src/core/stdx/memo.ts';

it('works out each result once, undefined ones too', () => {
  const make = vi.fn((text: string, times: number) => (times > 0 ? text.repeat(times) : undefined));
  const kept = memoize(make);
  expect([kept('a', 2), kept('a', 2), kept('a', 0), kept('a', 0)]).toEqual(['aa', 'aa', undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(2);
});

it('tells arguments apart, or by the key that is given', () => {
  const joined = memoize((a: string, b: string) => `${a}-${b}`);
  expect([joined('ab', 'c'), joined('a', 'bc')]).toEqual(['ab-c', 'a-bc']);
  const floored = memoize(
    (n: number) => n,
    (n) => String(Math.floor(n)),
  );
  expect([floored(1.2), floored(1.9), floored(2.5)]).toEqual([1.2, 1.2, 2.5]);
});

it('works out what an object gives once for each object', () => {
  const make = vi.fn(({ n }: { n: number }) => (n > 0 ? n : undefined));
  const kept = memoizeByObject(make);
  const [one, none] = [{ n: 1 }, { n: 0 }];
  expect([kept(one), kept(one), kept(none), kept(none), kept({ n: 1 })]).toEqual([1, 1, undefined, undefined, 1]);
  expect(make).toHaveBeenCalledTimes(3);
});
