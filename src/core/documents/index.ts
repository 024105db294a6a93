/** Face of the folder: files that a user writes. */
export { type Parsed, parseYaml, type RejectedDocument } from './yaml-document.ts';
