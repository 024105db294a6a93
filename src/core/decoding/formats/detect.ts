/** Detects the format of an input file from its bytes alone; a file's name may mislead. */
import type { ParsedInput } from '../observation.ts';
import { readJsonFile } from './json.ts';
import { readRequests } from './requests.ts';

/** Null: no known format. */
export const parseInput = (bytes: Uint8Array): ParsedInput | null => readRequests(bytes) ?? readJsonFile(bytes);
