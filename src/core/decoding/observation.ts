/**
 * Observations: the messages of a tool that a file contains, as places to search for tells. Each
 * lists the carriers that the file's format does not preserve. Must not know codebooks.
 */
import type { Sink } from '../model/index.ts';
import type { Carrier, Place } from '../carriers/index.ts';

export const FORMATS = ['har', 'requests', 'json-body', 'json-lines', 'trial'] as const;
/**
 * `requests`: one or several HTTP/1.x requests as sent. `json-lines`: a log. `trial`: every message
 * of one trial of a bundle.
 */
export type InputFormat = (typeof FORMATS)[number];

/** Carriers that the format does not preserve: their readings must not be taken for symbols. */
export interface Loss {
  readonly carriers: readonly Carrier[];
  /** `absent`: a presence is reliable, an absence is not. */
  readonly only?: 'absent';
  readonly because: string;
}

/** A request or another message, as far as the file contains it. */
export interface ObservedMessage {
  readonly kind: 'message';
  /** The place in the file: `entry 3`. */
  readonly label: string;
  readonly sink: Sink;
  /** `POST host/path`; the host is `?` if the file lacks it; null: a body alone. */
  readonly role: string | null;
  readonly place: Place;
  readonly losses: readonly Loss[];
}

/** Texts of a log, without addresses: only the text around a symbol leads to it. */
export interface ObservedTexts {
  readonly kind: 'texts';
  readonly label: string;
  readonly texts: readonly string[];
}

export type Observation = ObservedMessage | ObservedTexts;

export interface ParsedInput {
  readonly format: InputFormat;
  /** Whether these are all messages of one run, so that the number of messages is a symbol. */
  readonly wholeRun: boolean;
  readonly observations: readonly Observation[];
}
