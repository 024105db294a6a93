/**
 * Decoding: reads files and a codebook, gives the environments that each mark narrows down to.
 * Writes nothing.
 */
export { type Decoded, decodeFiles } from './decode-files.ts';
