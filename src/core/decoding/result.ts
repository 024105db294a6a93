/** What decoding says: for each message which tells could be read, and what they tell a reader of the environment. */
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
/** Why a tell could not be read in a message. Closed; `docs/reference.md` says each in a sentence. */
export type Unread = (typeof UNREAD)[number];

/** Levels by factor. */
export type Cell = Readonly<Record<string, string>>;

/** `other-digits`: the text around it differs in digits alone. `elsewhere`: found by that text, not at its address. */
export type FoundBy = 'at-address' | 'other-digits' | 'elsewhere';

export type TellReading =
  | {
      readonly kind: 'read';
      readonly symbol: string;
      readonly rendered: string;
      /** Environments of the codebook that write this symbol. */
      readonly cells: readonly Cell[];
      /** Factors by whether the reader learns anything: false where every environment tried writes this symbol. */
      readonly tells: boolean;
      readonly found: FoundBy;
    }
  /** Something else stands there than in any environment tried. */
  | { readonly kind: 'not-in-codebook'; readonly symbol: string; readonly rendered: string }
  | { readonly kind: 'unread'; readonly why: Unread; readonly because?: string };

export interface Reading {
  readonly tell: string;
  readonly class: TellClass;
  readonly dependsOn: readonly string[];
  /** The tell holds without exception in the audit: its symbol leaves no other environment of those tried. */
  readonly certain: boolean;
  readonly outcome: TellReading;
}

/** Levels of one factor that are left, of those tried. */
export interface RemainingLevels {
  readonly factor: string;
  readonly levels: readonly string[];
  readonly of: number;
}

/** `contradiction`: no environment tried writes all the symbols. */
export type Environments =
  | { readonly kind: 'left'; readonly factors: readonly RemainingLevels[] }
  | { readonly kind: 'contradiction'; readonly tells: readonly string[] };

export interface DecodedMessage {
  readonly label: string;
  /** `POST host/path`; null: the file does not say. */
  readonly role: string | null;
  readonly readings: readonly Reading[];
  /** What the covert tells of the message say together, and what all of them say. */
  readonly covert: Environments;
  readonly all: Environments;
}

export interface DecodedFile {
  readonly file: string;
  readonly format: InputFormat;
  /** Messages found in it, those in which there was nothing to read too. */
  readonly messages: number;
  readonly decoded: readonly DecodedMessage[];
}
