/** Which blobs an event names. One case a kind: an event kind that is added without a case does not compile. */
import type { BlobHash, Capture, CaptureEvent } from '../core/model/index.ts';

export function blobsOf(event: CaptureEvent): readonly BlobHash[] {
  switch (event.kind) {
    case 'http':
      return [event.request.form === 'h1' ? event.request.raw : event.request.body, event.response.body];
    case 'websocket':
      return [event.payload];
    case 'dns':
    case 'packet':
      return [event.raw];
    case 'http2':
      return [event.start];
    case 'tls':
      return [event.hello];
    case 'tcp':
      return event.raw === undefined ? [] : [event.raw];
    case 'output':
      return [event.bytes];
    case 'file':
      return event.bytes === undefined ? [] : [event.bytes];
  }
}

/** Every blob that a capture names, once. */
export function blobsOfCapture(capture: Capture): ReadonlySet<BlobHash> {
  return new Set([...capture.events.flatMap(blobsOf), ...(capture.trace === undefined ? [] : [capture.trace])]);
}
