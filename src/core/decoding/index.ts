/** Decoding as other parts see it. */
export { decode, type NamedObserved } from './decode.ts';
export {
  type DecodedFile,
  type DecodedMessage,
  type Environments,
  type TellReading,
  type Reading,
  UNREAD,
  type Unread,
} from './result.ts';
export { readObserved } from './formats/detect.ts';
export { readTrial } from './formats/trial.ts';
export { FORMATS, type InputFormat } from './observation.ts';
