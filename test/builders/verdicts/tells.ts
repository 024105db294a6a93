/** Tells made by hand: only what a test is about has to be said. */
import type { Tell } from '../../../src/core/model/index.ts';

export const tellOf = (more: Partial<Omit<Tell, 'id'>> = {}): Omit<Tell, 'id'> => ({
  class: 'covert',
  declared: null,
  sink: '',
  message: '',
  carrier: '',
  address: '',
  before: '',
  after: '',
  also: [],
  dependsOn: [],
  codebook: [],
  disguise: 'none',
  because: '',
  bits: 0,
  p: 0,
  agree: '',
  witness: { trials: [] },
  ...more,
});
