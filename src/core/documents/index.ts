/** Files that a user writes. */
export { type Parsed, parseYaml, type Rejected } from './yaml-document.ts';
