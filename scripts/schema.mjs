/** Writes the published schemas, schema/*.schema.json, from the built sources. */
import { writeFileSync } from 'node:fs';
import { disclosureJsonSchema } from '../dist/core/disclosure/index.js';
import { verdictJsonSchema } from '../dist/report/json.js';

writeFileSync(new URL('../schema/verdict.schema.json', import.meta.url), verdictJsonSchema());
writeFileSync(new URL('../schema/disclosure.schema.json', import.meta.url), disclosureJsonSchema());
