/**
 * Schema of `bundle.json`: everything known before the first trial. With it, the captures can be
 * judged without any other input.
 */
import { z } from 'zod';
import type { Factor } from '../../core/model/index.ts';
import { plannedTrialSchema } from './capture.ts';
import { bundlePurposeSchema } from './bundle-purpose.ts';

/**
 * Goes up by one with each change of the format; `src/store/convert.ts` has one converter a step.
 */
export const BUNDLE_FORMAT = 4;

const texts = z.array(z.string()).readonly();
const textByName = z.record(z.string(), z.string()).readonly();

const files = z
  .array(z.strictObject({ path: z.string(), text: z.string(), when: z.literal('endpoint').exactOptional() }).readonly())
  .readonly();

const subject = z
  .strictObject({
    identity: z
      .strictObject({
        name: z.string(),
        version: z.string().nullable(),
        integrity: z.string().nullable(),
        platform: z.string(),
      })
      .readonly(),
    spec: z.string(),
    argv: z.tuple([z.string()], z.string()).readonly(),
    unattended: texts.exactOptional(),
    terminal: z
      .strictObject({
        argv: z.tuple([z.string()], z.string()).readonly(),
        env: textByName,
        files,
        ready: z.string().exactOptional(),
      })
      .readonly()
      .exactOptional(),
    mounts: z.array(z.strictObject({ from: z.string(), to: z.string() }).readonly()).readonly(),
    env: textByName,
    files,
    endpoint: z.strictObject({ env: textByName, args: texts, vendor: z.string().nullable() }).readonly().nullable(),
    notVaried: textByName,
  })
  .readonly();

const setting = z
  .strictObject({
    env: textByName.exactOptional(),
    files: z
      .array(
        z.union([
          z.strictObject({ path: z.string(), text: z.string() }).readonly(),
          z.strictObject({ path: z.string(), copyOf: z.string() }).readonly(),
        ]),
      )
      .readonly()
      .exactOptional(),
    endpoint: z.string().exactOptional(),
    proxy: z.string().exactOptional(),
    hostName: z.string().exactOptional(),
    userName: z.string().exactOptional(),
    workDir: z.string().exactOptional(),
    git: z.strictObject({ name: z.string(), email: z.string() }).readonly().exactOptional(),
    gitRemote: z.string().exactOptional(),
    searchDomain: z.string().exactOptional(),
    trust: textByName.exactOptional(),
    traced: z.literal(true).exactOptional(),
    latencyMs: z.number().exactOptional(),
    superuser: z.literal(true).exactOptional(),
  })
  .readonly();

const level = z.strictObject({ name: z.string(), setting, renderings: texts }).readonly();

const FACTOR_KINDS = [
  'time-zone',
  'endpoint',
  'proxy',
  'locale',
  'host-name',
  'user-name',
  'git-identity',
  'git-remote',
  'work-dir',
  'registry',
  'ci',
  'search-domain',
  'watcher',
  'other',
] as const satisfies readonly Factor['kind'][];

const factor = z
  .strictObject({
    name: z.string(),
    kind: z.enum(FACTOR_KINDS),
    describes: z.string(),
    levels: z.tuple([level], level).readonly(),
  })
  .readonly();

const design = z
  .strictObject({
    seed: z.number(),
    factors: z.record(z.string(), texts).readonly(),
    strength: z.number(),
    trials: z.array(plannedTrialSchema).readonly(),
  })
  .readonly();

/** How trials are run; a resumed run must use the same values. */
const running = z.strictObject({ timeoutMs: z.number() }).readonly();

/**
 * The disclosure for judging the audit, with its text, so that judging again gives the same
 * verdict.
 */
const disclosure = z.strictObject({ name: z.string(), text: z.string() }).readonly();

export const headSchema = z
  .strictObject({
    format: z.literal(BUNDLE_FORMAT),
    tool: z.strictObject({ version: z.string(), revision: z.string().nullable() }).readonly(),
    /** Arguments after the program's name, as typed. */
    command: texts,
    /** Command line that plans the same trials again, version and seed pinned. */
    replay: z.string(),
    subject,
    factors: z.array(factor).readonly(),
    /** Screen trials, and the confirming ones as they are planned. */
    design,
    /** Runs under a tracer, in a numbering of their own. Absent: not asked for. */
    inputs: z.array(plannedTrialSchema).readonly().exactOptional(),
    /** Rounds of confirming trials planned so far. */
    rounds: z.number().int(),
    running,
    /** Absent: none was given. */
    disclosure: disclosure.exactOptional(),
    /** Absent: an audit's. */
    looking: bundlePurposeSchema.exactOptional(),
  })
  .readonly();

/** Everything known before the captures. */
export type Head = z.infer<typeof headSchema>;

export const manifestSchema = z
  .strictObject({
    format: z.number().int().min(1).max(BUNDLE_FORMAT),
    /** SHA-256 in lower-case hex by path, sorted by path. */
    files: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();
export type Manifest = z.infer<typeof manifestSchema>;
