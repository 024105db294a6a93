/** Which format bytes are in, told from the bytes alone: names of files lie. */
import type { Observed } from '../observation.ts';
import { readJsonFile } from './json.ts';
import { readRequests } from './requests.ts';

/** Null: in none that is known. */
export const readObserved = (bytes: Uint8Array): Observed | null => readRequests(bytes) ?? readJsonFile(bytes);
