/** Evidence bundles: create, resume, open, verify. The only door to `src/store`. */
export { type Bundle, openBundle } from './bundle.ts';
export { damaged as damagedAt, StoreError } from './errors.ts';
export { blobsDir } from './layout.ts';
export { BUNDLE_FORMAT, type Head } from './schema/head.ts';
export { knownTells } from './tells.ts';
export { type Verification, verifyBundle } from './verify.ts';
export { type BundleWriter, createBundle, resumeBundle } from './writer.ts';
