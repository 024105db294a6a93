/** The result of a probe, from its bundle and the rule. */
import { dictionaryOf } from '../../core/factors/dictionaries/index.ts';
import type {
  Capture,
  Factor,
  KnownTell,
  BundlePurpose,
  Probed,
  ProposedRule,
  TriggerSet,
} from '../../core/model/index.ts';
import type { SymbolsByName } from '../../core/trigger-rules/index.ts';
import type { Bundle } from '../../store/index.ts';
import type { TellSymbols } from '../relocate/tell-reader.ts';

export interface ProbeEvidence {
  readonly bundle: Bundle;
  readonly purpose: Extract<BundlePurpose, { purpose: 'probe' }>;
  readonly factor: Factor;
  readonly spot: NonNullable<TellSymbols['spot']>;
  readonly answers: SymbolsByName;
  readonly rule: ProposedRule;
}

export function probeFindings({ bundle, purpose, factor, spot, answers, rule }: ProbeEvidence): Probed {
  const { tell, context, values } = purpose;
  const captures = bundle.captures();
  return {
    format: 1,
    subject: bundle.head.subject.identity,
    tell,
    factor: factor.name,
    context,
    place: { message: spot.message, address: spot.address, carrier: spot.carrier },
    trials: captures.length,
    failed: captures.filter((capture) => !endedWell(capture)).length,
    triggers: triggersOf(values, answers, tell),
    unread: values.filter((value) => (answers.get(value) ?? null) === null),
    kinds: kindsOf(values, answers, factor),
    rule,
  };
}

const endedWell = ({ outcome }: Capture): boolean => outcome.kind === 'completed' && outcome.exitCode === 0;

function triggersOf(values: readonly string[], answers: SymbolsByName, { codebook }: KnownTell): TriggerSet[] {
  const bySymbol = new Map<string, string[]>();
  for (const value of values) {
    const symbol = answers.get(value);
    if (typeof symbol === 'string') bySymbol.set(symbol, [...(bySymbol.get(symbol) ?? []), value]);
  }
  return [...bySymbol]
    .map(([symbol, matching]) => ({
      symbol,
      rendered: codebook.find((entry) => entry.symbol === symbol)?.rendered ?? symbol,
      values: matching,
    }))
    .sort((a, b) => b.values.length - a.values.length || (a.symbol < b.symbol ? -1 : 1));
}

/** Counts by kind of name. Empty for a closed list, whose kinds are its values or their zones. */
function kindsOf(values: readonly string[], answers: SymbolsByName, factor: Factor): Probed['kinds'] {
  const { kindOf, shape } = dictionaryOf(factor);
  if (shape === 'closed') return [];
  const kinds = new Map<string, Record<string, number>>();
  for (const value of values) {
    const [kind, symbol] = [kindOf(value) ?? 'other', answers.get(value)];
    if (typeof symbol !== 'string') continue;
    const counts = kinds.get(kind) ?? {};
    kinds.set(kind, counts);
    counts[symbol] = (counts[symbol] ?? 0) + 1;
  }
  return [...kinds].map(([kind, counts]) => ({ kind, counts }));
}
