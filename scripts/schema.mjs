/** Writes schema/verdict.schema.json from the built sources. */
import { writeFileSync } from 'node:fs';
import { verdictJsonSchema } from '../dist/report/json-schema.js';

writeFileSync(new URL('../schema/verdict.schema.json', import.meta.url), verdictJsonSchema());
