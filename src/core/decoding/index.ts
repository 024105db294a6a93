/** Face of the folder: decoding of messages with the codebook of a verdict. */
export { decode, type NamedInput } from './decode.ts';
export {
  type DecodedFile,
  type DecodedMessage,
  type Environments,
  type TellReading,
  type Reading,
  UNREAD,
  type Unread,
} from './result.ts';
export { parseInput } from './formats/detect.ts';
export { readTrial } from './formats/trial.ts';
export { FORMATS, type InputFormat } from './observation.ts';
