/**
 * What a file shows of a tool's messages: places to look for tells in, and what the file's format did not keep. Must not know of
 * codebooks.
 */
import type { Sink } from '../model/index.ts';
import type { Carrier, Place } from '../carriers/index.ts';

export const FORMATS = ['har', 'requests', 'json-body', 'json-lines', 'trial'] as const;
/** `requests`: HTTP/1.x as sent, one or several. `json-lines`: a log. `trial`: all that one trial of a bundle said. */
export type InputFormat = (typeof FORMATS)[number];

/** Readings that the format does not keep, so that whatever stands there must not be read as a symbol. */
export interface Loss {
  readonly carriers: readonly Carrier[];
  /** `absent`: what is there can be believed, what is missing cannot. */
  readonly only?: 'absent';
  readonly because: string;
}

/** A request or another message, as far as the file has it. */
export interface ObservedMessage {
  readonly kind: 'message';
  /** Where in the file: `entry 3`. */
  readonly label: string;
  readonly sink: Sink;
  /** `POST host/path`, the host `?` where the file does not say; null: a body alone. */
  readonly role: string | null;
  readonly place: Place;
  readonly losses: readonly Loss[];
}

/** Texts that a log kept out of messages: nothing but the text around a place can lead to it. */
export interface ObservedTexts {
  readonly kind: 'texts';
  readonly label: string;
  readonly texts: readonly string[];
}

export type Observation = ObservedMessage | ObservedTexts;

export interface ParsedInput {
  readonly format: InputFormat;
  /** Whether these are all messages of one run, so that a missing one tells something. */
  readonly wholeRun: boolean;
  readonly observations: readonly Observation[];
}
