/** A verdict as text and as JSON. Pure: the command line decides what is printed where. */
export { printable } from './escape.ts';
export { decodingJson, parseVerdict, verdictJson, verdictJsonSchema } from './json.ts';
export { bisectText } from './text/bisect.ts';
export { probeText } from './text/probe.ts';
export { decodingText } from './text/decoding.ts';
export { verdictText } from './text/verdict.ts';
