/**
 * The sentences of the report. They state facts about bytes: no word about intent, and no promise
 * that nothing is there.
 */
import type { Unread } from '../core/decoding/index.ts';
import type { Behaviour, Disguise, Reason, Seen, Tell, TellClass, Verdict } from '../core/model/index.ts';

export const HEADLINES: Readonly<Record<Verdict['verdict'], string>> = {
  'tells-found': 'tells found',
  differs: 'differs',
  inconclusive: 'inconclusive',
  'none-seen': 'none seen',
};

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const countOf = (tells: readonly Tell[], kind: TellClass): number =>
  tells.filter((tell) => tell.class === kind && tell.declared === null).length;

/** The verdict in one sentence. */
export function summaryOf({ verdict, tells, bits, seen }: Verdict): string {
  const covert = countOf(tells, 'covert');
  const behavioural = countOf(tells, 'behavioural');
  switch (verdict) {
    case 'tells-found':
      return (
        `${plural(covert, 'place')} ${covert === 1 ? 'differs' : 'differ'} with the environment without a difference in ` +
        `meaning; together ${covert === 1 ? 'it carries' : 'they carry'} ${number(bits)} bits about it`
      );
    case 'differs':
      return (
        `${plural(behavioural, 'place')} ${behavioural === 1 ? 'differs' : 'differ'} in meaning with the environment, ` +
        'and the environment cannot be read off; no covert tell was seen'
      );
    case 'inconclusive':
      return 'the captures do not suffice for a verdict';
    case 'none-seen':
      if (tells.some((tell) => tell.declared !== null && /covert|behavioural/.test(tell.class)))
        return `no undeclared covert and no undeclared behavioural tell was seen in ${plural(seen.trials - seen.failed, 'trial')}; what is declared is listed below`;
      return `no covert and no behavioural tell was seen in ${plural(seen.trials - seen.failed, 'trial')}; what could have been seen is listed below`;
  }
}

/** Reasons of an inconclusive verdict, each with a next step. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'too-few-trials-completed':
    'too few trials completed; look at one in the bundle (trials/NNN/outcome.json), or raise --timeout or --trials',
  'subject-sent-nothing':
    'the subject sent nothing; check that it runs without a terminal, and that its endpoint reaches it (--endpoint-env)',
  'subject-refused-tls': "the subject refused the lab's certificate, so that its messages could not be read",
  'noise-too-high': 'too much varies between identical environments; more trials help (--trials)',
  'unconfirmed-hypothesis':
    'the screen suggested a dependence that fresh trials did not settle; run again with another --seed',
  'unread-bytes': 'some bytes were read by no carrier, so that a difference in them could not be judged',
};

/** The reason, with advice that fits the outcomes of this run. */
export function reasonIn({ outcomes = {}, trials, failed }: Seen, reason: Reason): string {
  if (reason !== 'too-few-trials-completed') return REASON_WORDS[reason];
  const late = outcomes['timed-out'] ?? 0;
  if (failed === 0) return `${trials} trials are too few for a statement; plan more (--trials)`;
  if (late * 2 >= failed) return `${late} of ${trials} trials ran out of time; raise --timeout`;
  const how = Object.entries(outcomes).filter(([kind]) => kind !== 'completed' && kind !== 'timed-out');
  const ended = how.map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${failed} of ${trials} trials did not complete${ended === '' ? '' : ` (${ended})`}; look at one in the bundle (trials/NNN/outcome.json)`;
}

/** The kinds of behavioural tells, in words for vendors and security leads. */
export const BEHAVIOUR_WORDS: Readonly<Record<Behaviour, string>> = {
  instruction: 'what a model is given to read differs',
  feature: 'a field, header, tool or element is there or not',
  presence: 'a message is sent or not, or how often',
  routing: 'a message goes elsewhere, or by another method or route',
  format: 'the same kind of thing is sent in another form',
  quantity: 'a number differs',
  identifier: 'an opaque value differs',
  order: 'the order of concurrent work differs',
  setting: 'a word or value in a field differs',
};

export const DISGUISE_WORDS: Readonly<Record<Disguise, string>> = {
  'look-alike': 'look-alike characters',
  'same-meaning': 'other writing of the same value',
  invisible: 'invisible characters',
  structural: 'structure: order, case, white space or escapes',
  derived: 'a feature of a random-looking value',
  none: 'plain',
};

/** Reasons why a tell could not be read in a message. */
export const UNREAD_WORDS: Readonly<Record<Unread, string>> = {
  'not-there': 'its place does not occur in these messages',
  'several-places': 'its surrounding text occurs in several places of the message, with different symbols',
  format: 'the format of the file does not keep it',
  'needs-whole-run': 'only all messages of a run together show it',
  'which-message': 'several messages of the codebook fit, and structure alone does not distinguish them',
  'by-position': 'its address is a position in a list, and lists differ between messages',
  'not-comparable': 'its symbols are shortened in the codebook, and contain text of the environment itself',
  'needs-feature': 'it is a feature of a value, and the codebook does not name the feature',
};

/** Three significant digits; an exponent only below 0.001 and from 1e6. */
export function number(value: number): string {
  if (value === 0 || (Math.abs(value) >= 0.001 && Math.abs(value) < 1e6)) return String(Number(value.toPrecision(3)));
  return value.toExponential(1);
}
