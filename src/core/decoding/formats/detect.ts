/** Which format bytes are in, told from the bytes alone: names of files lie. */
import type { ParsedInput } from '../observation.ts';
import { readJsonFile } from './json.ts';
import { readRequests } from './requests.ts';

/** Null: in none that is known. */
export const parseInput = (bytes: Uint8Array): ParsedInput | null => readRequests(bytes) ?? readJsonFile(bytes);
