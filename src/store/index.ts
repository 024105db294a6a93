/** Evidence bundles: create, resume, open, verify. The only door to `src/store`. */
export { readBlob } from './blobs.ts';
export { type Bundle, openBundle } from './bundle.ts';
export { damaged as damagedAt, StoreError } from './errors.ts';
export { blobsDir } from './layout.ts';
export { BUNDLE_FORMAT, type Head } from './schema/head.ts';
export { knownTells } from './known-tells.ts';
export type { SurveyEntry } from './schema/survey.ts';
export { openSurvey, type SurveyWriter } from './survey.ts';
export { type Verification, verifyBundle } from './verify.ts';
export { type BundleWriter, createBundle, resumeBundle } from './writer.ts';
