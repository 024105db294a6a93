/**
 * Reads the tells of a bundle's verdict, with the fields that a search for the same tell needs.
 * Must not judge them.
 */
import { z } from 'zod';
import type { KnownTell } from '../core/model/index.ts';
import type { Bundle } from './bundle.ts';
import { damaged, StoreError } from './errors.ts';
import { knownTellSchema } from './schema/bundle-purpose.ts';

const verdictSchema = z.looseObject({ tells: z.array(z.looseObject(knownTellSchema.unwrap().shape)) });

/** In the verdict's order. @throws StoreError `unfinished` while there is no verdict, `damaged` */
export function knownTells(bundle: Bundle): KnownTell[] {
  const text = bundle.verdict();
  if (text === null) {
    throw new StoreError(
      'unfinished',
      `bundle ${bundle.dir} has no verdict yet`,
      `finish it first with: tellproof audit --resume ${bundle.dir}`,
    );
  }
  const parsed = verdictSchema.safeParse(parse(bundle.dir, text));
  if (!parsed.success) throw damaged(bundle.dir, 'verdict.json is not as the format says', parsed.error);
  return parsed.data.tells.map(onlyKnown);
}

function parse(dir: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(dir, 'verdict.json is not JSON', error);
  }
}

function onlyKnown(tell: KnownTell): KnownTell {
  const { id, sink, message, carrier, address, before, after, dependsOn, scenarios, codebook, agree } = tell;
  return {
    ...{ id, class: tell.class, sink, message, carrier, address, before, after, dependsOn, codebook, agree },
    ...(scenarios === undefined ? {} : { scenarios }),
  };
}
