/**
 * Schema of a bundle's purpose (`BundlePurpose`; stored as `looking` in `bundle.json`): the known
 * tells that a probe or a bisect searches for.
 */
import { z } from 'zod';
import { type BundlePurpose, TELL_CLASSES } from '../../core/model/index.ts';

const textByName = z.record(z.string(), z.string()).readonly();
const texts = z.array(z.string()).readonly();

export const knownTellSchema = z
  .strictObject({
    id: z.string(),
    class: z.enum(TELL_CLASSES),
    sink: z.string(),
    message: z.string(),
    carrier: z.string(),
    address: z.string(),
    before: z.string(),
    after: z.string(),
    dependsOn: texts,
    scenarios: texts.exactOptional(),
    codebook: z
      .array(
        z
          .strictObject({
            cells: z.array(textByName).readonly(),
            levels: z.record(z.string(), texts).readonly(),
            symbol: z.string(),
            rendered: z.string(),
          })
          .readonly(),
      )
      .readonly(),
    agree: z.string(),
  })
  .readonly();

export const bundlePurposeSchema: z.ZodType<BundlePurpose> = z.discriminatedUnion('purpose', [
  z
    .strictObject({
      purpose: z.literal('probe'),
      tell: knownTellSchema,
      factor: z.string(),
      context: textByName,
      values: texts,
      repeats: z.number().int().min(1),
    })
    .readonly(),
  z.strictObject({ purpose: z.literal('bisect'), tells: z.array(knownTellSchema).readonly() }).readonly(),
]);
