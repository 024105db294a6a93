/** Method and target of a captured request, without reading all of it. */
import type { HttpEvent, ReadBlob } from '../../model/index.ts';
import { splitRequestLine } from './head.ts';

/** Both empty where the request line does not have its three words. */
export function askedOf(
  { request }: HttpEvent,
  readBlob: ReadBlob,
): { readonly method: string; readonly target: string } {
  if (request.form === 'h2') {
    const field = (name: string): string => request.fields.find(([key]) => key === name)?.[1] ?? '';
    return { method: field(':method'), target: field(':path') };
  }
  const raw = Buffer.from(readBlob(request.raw));
  const end = raw.indexOf('\n');
  const line = raw.toString('latin1', 0, end === -1 ? raw.length : end).trimEnd();
  return splitRequestLine(line) ?? { method: '', target: '' };
}
