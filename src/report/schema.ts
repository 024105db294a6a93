/**
 * The schema of `verdict.json` and `--json`, format 1. The published JSON Schema is generated from
 * it, and a test holds its type equal to the model's. The order of keys here is the order in the
 * file.
 */
import { z } from 'zod';
import { BEHAVIOURS, DISCLOSURE_STATES, DISGUISES, REASONS, TELL_CLASSES, VERDICTS } from '../core/model/index.ts';

const texts = z.array(z.string()).readonly();
const textByName = z.record(z.string(), z.string()).readonly();
const textsByName = z.record(z.string(), texts).readonly();
const count = z.number().int().min(0);
const bits = z.number().min(0);
const probability = z.number().min(0).max(1);

const codebookEntry = z
  .strictObject({
    cells: z
      .array(textByName)
      .readonly()
      .describe('Level names by factor; every combination seen stands in exactly one entry.'),
    levels: textsByName.describe('The same cells as lists of levels by factor, where they are a product of lists.'),
    symbol: z.string().describe('Code points (U+0027), `absent`, or a structural form.'),
    rendered: z.string(),
  })
  .readonly();

const tell = z
  .strictObject({
    id: z.string().min(1),
    class: z.enum(TELL_CLASSES),
    kind: z.enum(BEHAVIOURS).exactOptional().describe('What sort of behaviour; of a behavioural tell only.'),
    declared: z.string().nullable().describe('Id of the disclosure entry that names and explains the tell.'),
    sink: z.string(),
    message: z.string(),
    carrier: z.string(),
    address: z.string(),
    feature: z
      .string()
      .exactOptional()
      .describe('What of a random-looking value is the symbol; absent: the value itself.'),
    before: z.string().describe('Common text before the slot, up to 16 code points.'),
    after: z.string().describe('Common text after the slot, up to 16 code points.'),
    also: z
      .array(z.strictObject({ message: z.string(), address: z.string(), carrier: z.string() }).readonly())
      .readonly()
      .describe('Further places that carry the same symbols in the same trials.'),
    implied: z
      .array(
        z
          .strictObject({
            message: z.string(),
            address: z.string(),
            carrier: z.string(),
            symbols: texts,
            because: z.string(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional()
      .describe('Places of the same class whose symbols follow from this tell: one cause, shown in many places.'),
    dependsOn: texts.describe('The smallest set of factors that determines the slot; two or more: an interaction.'),
    scenarios: texts.exactOptional().describe('Scenarios in which it shows; absent where one was played.'),
    codebook: z.array(codebookEntry).readonly(),
    disguise: z.enum(DISGUISES),
    because: z.string().describe('Why it was put in its class.'),
    bits: bits.describe('Mutual information between slot and environment, levels taken as equally likely.'),
    p: probability,
    agree: z
      .string()
      .regex(/^\d+\/\d+$/)
      .describe('Trials that agree with the codebook, of those in which the slot could be read.'),
    witness: z.strictObject({ trials: texts }).readonly(),
  })
  .readonly();

const subject = z
  .strictObject({
    name: z.string(),
    version: z.string().nullable(),
    integrity: z.string().nullable(),
    platform: z.string(),
  })
  .readonly();

const disclosedEntry = z
  .strictObject({
    id: z.string(),
    class: z.enum(TELL_CLASSES).describe('Class that the entry claims.'),
    why: z.string(),
    state: z.enum(DISCLOSURE_STATES),
    explains: texts.describe('Tells that it explains.'),
    contradictedBy: texts.describe('Tells that it fits and that are of a worse class than it claims.'),
  })
  .readonly();

const counts = {
  planted: count,
  found: count.describe('Of these, how many the screen would have raised as a suggestion.'),
};
const plantCount = z.strictObject(counts).readonly();

const plants = z
  .strictObject({
    ...counts,
    certain: plantCount.describe(
      'Those that always fire where their trigger is met, in places that nearly all trials have and that do not vary by themselves.',
    ),
    scarce: plantCount.describe('Those in places that fewer than nine in ten trials have.'),
    inNoise: plantCount.describe('Those in places that vary between identical environments.'),
    carriers: z
      .array(z.strictObject({ carrier: z.string(), ...counts }).readonly())
      .readonly()
      .describe('The certain ones by the carrier that holds them.'),
    triggers: z
      .array(z.strictObject({ trigger: z.string(), probability, ...counts }).readonly())
      .readonly()
      .describe(
        'Outside noise and scarce places: by kind of trigger, and by the probability with which the mark fires there.',
      ),
    notPlanted: texts.describe('Carriers of HTTP in which the captures offered no place to plant a mark.'),
  })
  .readonly();

const falseAlarms = z
  .strictObject({
    allowed: probability.describe(
      'Family-wise error rate: share of audits of a subject that depends on nothing, in which a tell may be reported.',
    ),
    nullAudits: count.describe('Simulated audits of real captures from identical environments.'),
    alarms: count.describe('How many of them reported a tell.'),
    atMost: probability.describe('Exact 95 % upper bound of that rate.'),
    measuredBy: z.string().describe('The command that measured it.'),
  })
  .readonly();

const inputs = z
  .strictObject({
    runs: count,
    kinds: z
      .array(
        z
          .strictObject({
            kind: z.string(),
            factors: texts.describe('Factors that change it, if they move.'),
            varied: texts.describe('Those that moved in this audit; empty: it was the same in every trial.'),
            read: texts.describe(
              'Absolute paths with ~ and {work}, or call() for a fact that the kernel is asked for.',
            ),
            absent: texts.describe('Looked for, and not there in any run.'),
          })
          .readonly(),
      )
      .readonly(),
    ownFiles: count.describe("Names among the subject's own files, not listed."),
    systemFiles: count.describe('Names among what any program needs to start, not listed.'),
    unreadLines: count.describe('Lines of the traces that could not be read.'),
    notTraced: texts.describe('What no tracer sees.'),
  })
  .readonly();

const seen = z
  .strictObject({
    trials: count,
    failed: count,
    outcomes: z
      .record(z.string(), count)
      .readonly()
      .exactOptional()
      .describe('Trials by how they ended; `missing`: planned, and without a capture.'),
    exitCodes: z
      .record(z.string(), count)
      .readonly()
      .exactOptional()
      .describe('Completed trials by their exit code where it is not 0.'),
    factors: textsByName.describe('Levels tried, by factor; a factor with one level was held constant.'),
    notVaried: textByName.describe('Factors that could not be given to this subject, with the reason.'),
    strength: count.describe('Every combination of levels of any so many factors was tried.'),
    scenarios: texts,
    notCovered: texts.exactOptional().describe('What of the subject none of these scenarios shows.'),
    messages: count,
    readings: count,
    slots: count,
    noisySlots: count.describe('Slots whose values vary between identical environments.'),
    unreadBytes: count,
    smallestTriggerProbability: probability.describe(
      'Smallest probability with which a mark may fire in a cell and still be seen with 95 % power.',
    ),
    unverifiableBits: bits.describe('Bits of randomness in which a mark could not be told from chance.'),
    plants: plants.describe(
      "Marks planted by simulation at random places of the subject's own captures, and how many are found again.",
    ),
    falseAlarms: falseAlarms.describe(
      'How often the method itself raises a false alarm, as measured for this version of it.',
    ),
    serverSwitches: z
      .array(z.strictObject({ request: z.string(), answered: z.string() }).readonly())
      .readonly()
      .describe('Requests to the vendor for switches, and how the lab answered.'),
    inputs: inputs
      .exactOptional()
      .describe('What it reads, as runs under a tracer showed; absent: not asked for, or it could not be traced.'),
    limits: texts.describe('Limits of the lab that held in this run.'),
  })
  .readonly();

export const verdictSchema = z
  .strictObject({
    format: z.literal(1),
    subject,
    verdict: z.enum(VERDICTS),
    reasons: z.array(z.enum(REASONS)).readonly().describe('Causes of `inconclusive`.'),
    tells: z.array(tell).readonly(),
    disclosures: z
      .array(disclosedEntry)
      .readonly()
      .exactOptional()
      .describe('Entries of the disclosure that it was judged with; absent: there was none.'),
    bits: bits.describe('Joint capacity of the covert tells.'),
    watched: texts
      .exactOptional()
      .describe(
        'Covert and behavioural tells that depend on a mark by which a program can tell that it is watched; absent: none was varied.',
      ),
    seen,
    replay: z.string(),
  })
  .readonly();
