/** Method and target of a captured request, without reading all of it. */
import type { HttpEvent, ReadBlob } from '../../model/index.ts';
import { splitRequestLine } from './head.ts';

const CR = 0x0d;
const LF = 0x0a;

/** Of the first line that is not empty, as `splitHead` cuts it. Both empty where the request line does not have its three words. */
export function askedOf(
  { request }: HttpEvent,
  readBlob: ReadBlob,
): { readonly method: string; readonly target: string } {
  if (request.form === 'h2') {
    const field = (name: string): string => request.fields.find(([key]) => key === name)?.[1] ?? '';
    return { method: field(':method'), target: field(':path') };
  }
  const raw = Buffer.from(readBlob(request.raw));
  const start = Math.max(
    0,
    raw.findIndex((byte) => byte !== CR && byte !== LF),
  );
  const end = raw.indexOf(LF, start);
  const line = raw.toString('latin1', start, end === -1 ? raw.length : end).replace(/\r$/, '');
  return splitRequestLine(line) ?? { method: '', target: '' };
}
