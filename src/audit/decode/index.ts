/** Decoding: files and a codebook in, the environments that the marks narrow down to out. Reads its inputs, writes nothing. */
export { type Decoded, decodeFiles } from './decode-files.ts';
