/**
 * JSON documents by contract: two spaces, keys in the schema's order, a newline at the end; and the
 * published JSON Schema.
 */
import { z } from 'zod';
import type { DecodedFile } from '../core/decoding/index.ts';
import type { Verdict } from '../core/model/index.ts';
import { printableJson } from './escape.ts';
import { verdictSchema } from './schema.ts';

const jsonText = (value: unknown): string => `${printableJson(JSON.stringify(value, null, 2))}\n`;

/**
 * Text of `verdict.json`.
 * @throws ZodError when the verdict breaks its own contract: a fault of ours
 */
export const verdictJson = (verdict: Verdict): string => jsonText(verdictSchema.parse(verdict));

/** @throws SyntaxError or ZodError */
export function parseVerdict(text: string): Verdict {
  return verdictSchema.parse(JSON.parse(text));
}

/** Document format 1 of `tellproof decode --json`. */
export function decodingJson({ subject, tells }: Verdict, files: readonly DecodedFile[]): string {
  return formatOne({ codebook: { subject, tells: tells.length }, files });
}

/** A document without a published schema, format 1. */
export const formatOne = (content: object): string => jsonText({ format: 1, ...content });

/** Text of `schema/verdict.schema.json`. */
export function verdictJsonSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(verdictSchema, {
    target: 'draft-2020-12',
    // TypeScript's `readonly`. In JSON Schema the word means that only the server sends the value.
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
