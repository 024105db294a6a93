/** Method and target of a captured request, without reading its fields or its body. */
import type { HttpEvent, ReadBlob } from '../../model/index.ts';
import { splitHead, splitRequestLine } from './head.ts';

const CR = 0x0d;
const LF = 0x0a;

/**
 * HTTP/1: the words of the request line as `splitHead` cuts it; both empty where it does not have
 * three.
 */
export function methodAndTarget(
  { request }: HttpEvent,
  readBlob: ReadBlob,
): { readonly method: string; readonly target: string } {
  if (request.form === 'h2') {
    const field = (name: string): string => request.fields.find(([key]) => key === name)?.[1] ?? '';
    return { method: field(':method'), target: field(':path') };
  }
  const start = startOf(Buffer.from(readBlob(request.raw)));
  return splitRequestLine(splitHead(start).head.requestLine) ?? { method: '', target: '' };
}

/** Up to the end of the first line with anything in it. */
function startOf(raw: Buffer): string {
  const content = raw.findIndex((byte) => byte !== CR && byte !== LF);
  const end = content < 0 ? -1 : raw.indexOf(LF, content);
  return raw.toString('latin1', 0, end < 0 ? raw.length : end + 1);
}
