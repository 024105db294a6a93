/**
 * The record of a tell: all that the contract prints of it, and the codebook from which other steps
 * compute.
 */
import { renderSymbol, symbolName, type Unmask } from '../align/index.ts';
import type { Classification } from '../classify/index.ts';
import { TELL_CLASSES, type Slot, type Tell } from '../model/index.ts';
import { compareStrings, compareSlots } from '../statistics/groups.ts';
import type { Region } from '../statistics/region.ts';
import type { TrialTable } from '../statistics/trial-table.ts';
import { BETWEEN_SCENARIOS, type Codebook, entriesOf, partitionOf, type Share } from './codebook.ts';
import { witnesses } from './witness.ts';

export interface TellRecord {
  /** Numbered only in the verdict. */
  readonly tell: Omit<Tell, 'id'>;
  readonly codebook: Codebook;
  /**
   * By cell key: equal for cells with one symbol; in a noisy tell, for cells on the same side of
   * its region.
   */
  readonly partition: ReadonlyMap<string, string>;
  /** Noisy tells only: how often the mark was read in each cell. */
  readonly shares?: ReadonlyMap<string, Share>;
}

export interface TellParts {
  readonly classification: Classification;
  readonly declared: string | null;
  /** The place under which the tell is listed. */
  readonly place: Pick<Slot, 'sink' | 'message' | 'carrier' | 'address' | 'before' | 'after'>;
  readonly feature?: string | undefined;
  readonly also: Tell['also'];
  readonly scenarios?: readonly string[] | undefined;
  readonly codebook: Codebook;
  readonly region?: Region | undefined;
  readonly shares?: ReadonlyMap<string, Share> | undefined;
  /** Whether symbols are text, printed as code points. */
  readonly isText: boolean;
  readonly p: number;
  /** By row of the table; null where the place could not be read. */
  readonly symbols: readonly (string | null)[];
}

export function tellRecord(parts: TellParts, table: TrialTable, unmask: Unmask): TellRecord {
  const { classification, codebook, place, feature, scenarios, shares } = parts;
  return {
    codebook,
    partition: partitionOf(codebook, parts.region),
    ...(shares === undefined ? {} : { shares }),
    tell: {
      class: classification.class,
      ...(classification.kind === undefined ? {} : { kind: classification.kind }),
      declared: parts.declared,
      sink: place.sink,
      message: place.message,
      carrier: place.carrier,
      address: place.address,
      ...(feature === undefined ? {} : { feature }),
      before: unmask(place.before),
      after: unmask(place.after),
      also: parts.also,
      dependsOn: codebook.factors,
      ...(scenarios === undefined ? {} : { scenarios }),
      codebook: printedEntries(codebook, parts.isText, unmask),
      disguise: classification.disguise,
      because: classification.because,
      bits: roundBits(codebook.bits),
      p: Number(parts.p.toPrecision(3)),
      agree: `${codebook.agree}/${codebook.readable}`,
      witness: { trials: witnesses(parts.symbols, codebook.factors, table) },
    },
  };
}

function printedEntries(codebook: Codebook, isText: boolean, unmask: Unmask): Tell['codebook'] {
  return entriesOf(codebook).map(({ raw, cells, levels }) => {
    const symbols = raw.split(BETWEEN_SCENARIOS);
    return {
      cells,
      levels,
      symbol: symbols.map((symbol) => symbolName(symbol, isText, unmask)).join(' or '),
      rendered: symbols.map((symbol) => renderSymbol(symbol, unmask)).join(' or '),
    };
  });
}

/** Bits to four decimals: enough to read, and the same on every machine. */
export const roundBits = (bits: number): number => Math.round(bits * 1e4) / 1e4;

/** Worst class first, then by message and address. */
export function inReportOrder(records: readonly TellRecord[]): TellRecord[] {
  const rank = ({ tell }: TellRecord): number => TELL_CLASSES.indexOf(tell.class);
  const asSlot = ({ tell }: TellRecord) => ({ ...tell, position: 0 });
  const tie = ({ tell }: TellRecord): string =>
    JSON.stringify([tell.dependsOn, tell.disguise, tell.codebook, tell.before]);
  return [...records].sort(
    (a, b) => rank(a) - rank(b) || compareSlots(asSlot(a), asSlot(b)) || compareStrings(tie(a), tie(b)),
  );
}
