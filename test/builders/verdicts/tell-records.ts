/** Tells written down by hand, by what they tell in each environment. */
import type { TellRecord } from '../../../src/core/verdict/tell-record.ts';
import type { Tell } from '../../../src/core/model/index.ts';
import { tellOf } from './tells.ts';

export interface Made extends Partial<Omit<Tell, 'id' | 'agree' | 'codebook'>> {
  /** What the tell tells in each environment, `-` where it could not be read. */
  readonly tells: string;
  readonly agree?: number;
  readonly readable?: number;
  readonly symbols?: readonly string[];
  /** Of a noisy tell: in how many of forty trials of each environment its mark was read. */
  readonly hits?: readonly number[];
}

export const found = (
  address: string,
  { tells, readable = 100, agree = readable, symbols = [], hits, ...over }: Made,
): TellRecord => ({
  codebook: { factors: ['ci'], cells: new Map(), agree, readable, bits: 1 },
  partition: new Map(Array.from(tells).flatMap((told, cell) => (told === '-' ? [] : [[`000${cell}`, told] as const]))),
  ...(hits === undefined
    ? {}
    : { shares: new Map(hits.map((count, cell) => [`000${cell}`, { hits: count, trials: 40 }] as const)) }),
  tell: tellOf({
    class: 'behavioural',
    sink: 'http',
    message: 'POST /v1 #1',
    carrier: 'text.code-point',
    address,
    dependsOn: ['ci'],
    codebook: symbols.map((rendered) => ({ cells: [], levels: {}, symbol: '', rendered })),
    because: `because of ${address}`,
    bits: 1,
    p: 1e-6,
    ...over,
  }),
});
