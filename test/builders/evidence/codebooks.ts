/** Trials of two factors, out of order, and the cells of a codebook as they read. */
import type { Codebook } from '../../../src/core/verdict/codebook.ts';
import { tableOfRows } from './trial-tables.ts';

export const FACTORS = { zone: ['UTC', 'Tokyo', 'Berlin'], user: ['dev', 'ci'] };
export const TABLE = tableOfRows(FACTORS, [
  [2, 0],
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [2, 1],
]);
export const cellsOf = ({ cells }: Codebook): unknown[] =>
  [...cells].map(([key, { levels, symbol }]) => [key, levels.join(), symbol]);
