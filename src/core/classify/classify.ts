/**
 * The class of a tell, by rules in a fixed order: functional, overt, covert, behavioural. Each answer carries the sentence
 * that a vendor could check. Wording is not judged: what no rule finds meaningless counts as a difference in meaning.
 */
import { BYTES } from '../carriers/text.ts';
import type { Behaviour, Disguise, TellClass } from '../model/index.ts';
import { behaviourOf } from './behaviour.ts';
import { digestOf } from './digests.ts';
import { gluedPair, hiddenPair } from './hidden-pairs.ts';
import { exemplars, type Finding } from './finding.ts';
import { followsFrom } from './functional.ts';
import { isOtherHello } from './client-hello-order.ts';
import { formName, kindOf } from '../carriers/kind.ts';
import { carrierNamed } from '../carriers/registry.ts';
import { readAtPosition, readOff } from './overt.ts';
import { isQuantity } from '../statistics/quantities.ts';
import { delayedBy, delayOf } from './delays.ts';

export interface Classified {
  readonly class: TellClass;
  readonly disguise: Disguise;
  readonly because: string;
  /** Of a behavioural place. */
  readonly kind?: Behaviour;
}

export function classify(finding: Finding): Classified {
  const { slot, feature } = finding.place;
  const delayed = delayedBy(finding);
  if (delayed !== undefined) return { class: 'functional', disguise: 'none', because: delayed };
  if (feature !== undefined) return classifyFeature(finding, feature);
  const follows = followsFrom(finding);
  if (follows !== undefined) return { class: 'functional', disguise: 'none', because: follows };
  const read = readOff(finding);
  if (read !== undefined) return readOrGlued(finding, read);
  if (isRace(finding)) {
    return behavioural(
      finding,
      'the order changes between identical environments too, so it follows the timing of concurrent work',
    );
  }
  switch (kindOf(slot.carrier)) {
    case 'form':
      if (isOtherHello(finding))
        return behavioural(finding, 'another client hello is sent: what it offers differs in the same environments');
      return {
        class: 'covert',
        disguise: 'structural',
        because: `only the ${formName(slot.carrier)} differs, the content is the same`,
      };
    case 'presence':
      return behavioural(finding, 'something is sent in some environments and left out in others');
    case 'framing':
      return {
        class: 'covert',
        disguise: 'structural',
        because: 'lengths or pieces differ where the content does not account for it',
      };
    case 'routing':
      return behavioural(finding, 'the request goes elsewhere or in another form, beyond what the settings ask for');
    case 'quantity':
    case 'content':
      return classifyContent(finding);
  }
}

/** Of a value that looks random, or of a figure, only a feature depends on the environment. */
function classifyFeature(finding: Finding, feature: string): Classified {
  const wait = delayOf(finding);
  if (wait !== undefined)
    return {
      class: 'covert',
      disguise: 'derived',
      because: `in some environments it comes ${Math.floor(wait)} ms later or more, in every trial, and in no other`,
    };
  if (isShift(finding)) {
    return behavioural(
      finding,
      `a figure that varies by itself, whose ${feature} shifts with the environment, as it does where what it counts differs`,
    );
  }
  const shown = readAtPosition(finding);
  if (shown !== undefined)
    return { class: 'overt', disguise: 'none', because: `${shown.join(' and ')} can be read off it in every trial` };
  return {
    class: 'covert',
    disguise: 'derived',
    because: `the value looks random, but its ${feature} depends on the environment`,
  };
}

/** Of figures (memory in bytes, shares, durations), whose digits shift with what they count; a rule without exception is no shift. */
const isShift = ({ place: { slot }, judged }: Finding): boolean =>
  judged.region !== undefined && isQuantity({ slot, symbols: [...slot.symbols.values()] });

const behavioural = (finding: Finding, because: string): Classified => ({
  class: 'behavioural',
  disguise: 'none',
  because,
  kind: behaviourOf(finding),
});

/** What can be read is overt; what is glued to it and differs between trials that read alike is not excused by it. */
function readOrGlued(finding: Finding, read: readonly string[]): Classified {
  const glued = gluedPair(finding);
  return glued === undefined
    ? { class: 'overt', disguise: 'none', because: `${read.join(' and ')} can be read off it in every trial` }
    : {
        class: 'covert',
        disguise: glued.disguise,
        because: `beside what can be read, the difference ${glued.because}`,
      };
}

/** Elements that are gathered or sent as they come about; the fields of one object or head are written out in one go. */
const isRace = ({ place, judged }: Finding): boolean =>
  judged.region !== undefined && carrierNamed(place.slot.carrier)?.ordering === 'gathered';

function classifyContent(finding: Finding): Classified {
  // What bytes that are no text mean is not known here, and rules for text say nothing about them.
  if (finding.place.slot.carrier === BYTES.name) return behavioural(finding, 'bytes that are no text differ');
  const hidden = hiddenPair(finding);
  if (hidden !== undefined)
    return { class: 'covert', disguise: hidden.disguise, because: `the difference ${hidden.because}` };
  const digest = digestOf(finding);
  if (digest !== undefined) return { ...behavioural(finding, `it is ${digest}`), kind: 'identifier' };
  const symbols = exemplars(finding).map((row) => finding.place.symbols[row] ?? '');
  const because = symbols.includes('')
    ? 'text is present in some environments and absent in others'
    : symbols.some((symbol) => /\p{L}/u.test(symbol))
      ? 'the wording or value differs, and no rule finds the meaning unchanged'
      : 'the value differs';
  return behavioural(finding, because);
}
