/**
 * Results of decoding: for each message, the tells that were read and the environments that they
 * leave possible. The field names are those of `decode --json`.
 */
import type { TellClass } from '../model/index.ts';
import type { InputFormat } from './observation.ts';

export const UNREAD = [
  'not-there',
  'several-places',
  'format',
  'needs-whole-run',
  'which-message',
  'by-position',
  'not-comparable',
  'needs-feature',
] as const;
/** Reasons for not reading a tell in a message; `docs/reference.md` explains each. */
export type Unread = (typeof UNREAD)[number];

/** Levels by factor. */
export type Cell = Readonly<Record<string, string>>;

/**
 * `other-digits`: the text around the symbol differs from the codebook's in digits alone.
 * `elsewhere`: found by the text around it, outside its address.
 */
export type FoundBy = 'at-address' | 'other-digits' | 'elsewhere';

export type TellReading =
  | {
      readonly kind: 'read';
      readonly symbol: string;
      readonly rendered: string;
      /** Environments of the codebook that write this symbol. */
      readonly cells: readonly Cell[];
      /** Whether the symbol is informative: false if every environment tried writes it. */
      readonly tells: boolean;
      readonly found: FoundBy;
    }
  /** The place contains a symbol that no environment tried writes. */
  | { readonly kind: 'not-in-codebook'; readonly symbol: string; readonly rendered: string }
  | { readonly kind: 'unread'; readonly why: Unread; readonly because?: string };

export interface Reading {
  readonly tell: string;
  readonly class: TellClass;
  readonly dependsOn: readonly string[];
  /** The tell held without exception in the audit, so its symbol rules out all other cells. */
  readonly certain: boolean;
  readonly outcome: TellReading;
}

/** Levels of one factor that remain possible; `of`: number of levels tried. */
export interface RemainingLevels {
  readonly factor: string;
  readonly levels: readonly string[];
  readonly of: number;
}

/** `contradiction`: no environment tried writes all symbols of the tells named. */
export type Environments =
  | { readonly kind: 'left'; readonly factors: readonly RemainingLevels[] }
  | { readonly kind: 'contradiction'; readonly tells: readonly string[] };

export interface DecodedMessage {
  readonly label: string;
  /** `POST host/path`; null: the file lacks it. */
  readonly role: string | null;
  readonly readings: readonly Reading[];
  /** Environments that the covert tells of the message leave possible. */
  readonly covert: Environments;
  /** The same for tells of every class. */
  readonly all: Environments;
}

export interface DecodedFile {
  readonly file: string;
  readonly format: InputFormat;
  /** Messages in the file, those without a reading included. */
  readonly messages: number;
  readonly decoded: readonly DecodedMessage[];
}
