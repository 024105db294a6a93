/** The published JSON Schema of the verdict (draft 2020-12), generated from the zod schema. */
import { z } from 'zod';
import { verdictSchema } from './schema.ts';

/** Text of `schema/verdict.schema.json`. */
export function verdictJsonSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(verdictSchema, {
    target: 'draft-2020-12',
    // Read-only in the sources' sense; in JSON Schema the word is about who may send the value.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  const head = {
    $schema,
    title: 'Tellproof verdict, format 1',
    description: 'What an audit says, and what it could have seen.',
  };
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}
