/**
 * The list of kinds of marks that need to know nothing but their spot. A new kind is a line here,
 * or an entry in the list of its file.
 */
import { HEAD_MARKS } from './head.ts';
import { JSON_MARKS } from './json.ts';
import type { Mark } from './mark.ts';
import { SIBLING_MARKS } from './siblings.ts';
import { TEXT_MARKS } from './text.ts';

export const MARKS: readonly Mark[] = [...HEAD_MARKS, ...SIBLING_MARKS, ...JSON_MARKS, ...TEXT_MARKS];
