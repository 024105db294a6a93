/** Disclosures: the format, its reader, and what they explain. */
export { type DeclaredAs, declaredAs, entriesSeen, type ClassifiedAddress, entryMatches } from './match.ts';
export { type ParsedDisclosure, parseDisclosure } from './parse.ts';
export { disclosureJsonSchema } from './schema.ts';
