/**
 * Alignment as other parts see it: messages read and matched across trials, and the names of
 * symbols.
 */
export { alignCaptures, readerOf } from './align.ts';
export { rolesOf } from './match/roles.ts';
export type { MessageReader } from './read/message-reader.ts';
export { renderSymbol, symbolName, type Unmask, unmasker } from './symbol-names.ts';
export { namesIn } from './tree/naming-field.ts';
