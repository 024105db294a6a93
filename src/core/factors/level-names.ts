/** Level names by factor, the reference first, as a design states them. */
import type { Design, Factor } from '../model/index.ts';

export const levelNames = (factors: readonly Factor[]): Design['factors'] =>
  Object.fromEntries(factors.map(({ name, levels }) => [name, levels.map((level) => level.name)]));
