/**
 * The format of `disclosure.yaml`, version 1; unknown keys are errors. The published JSON Schema is
 * generated from it.
 */
import { z } from 'zod';
import { type Disclosure, TELL_CLASSES } from '../model/index.ts';

const pattern = z.string().min(1).describe('`*` stands for any run of characters, everything else for itself.');

const entry = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'write it in lower-case letters, digits and dashes')
      .describe('Name of the entry, unique in the file.'),
    dependsOn: z
      .array(z.string().min(1))
      .min(1)
      .readonly()
      .describe('Factors that the place may depend on; a tell that depends on any other is not explained.'),
    where: z
      .strictObject({
        sink: pattern.exactOptional(),
        message: pattern.exactOptional(),
        carrier: pattern.exactOptional(),
        address: pattern.exactOptional(),
      })
      .readonly()
      .describe('Patterns of the places, as verdicts name them; what is left out fits anything.'),
    class: z.enum(TELL_CLASSES).describe('Class that is claimed; a tell of a worse class contradicts the entry.'),
    why: z.string().min(1).describe('Why the tool says it, in a sentence.'),
    versions: z.array(pattern).min(1).readonly().exactOptional().describe('Versions of the tool; left out: all.'),
  })
  .readonly();

export const disclosureSchema: z.ZodType<Disclosure> = z
  .strictObject({ format: z.literal(1), entries: z.array(entry).min(1).readonly() })
  .readonly();

/** Text of `schema/disclosure.schema.json` (draft 2020-12). */
export function disclosureJsonSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(disclosureSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  const head = {
    $schema,
    title: 'Tellproof disclosure, format 1',
    description: 'What a tool says about its environment, and why, as its vendor or a user declares it.',
  };
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}
