/**
 * HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), the export format of browsers
 * and proxies. An archive contains parsed requests: each is serialized again, and the carriers that
 * an archive does not preserve are listed as losses.
 */
import { z } from 'zod';
import {
  HTTP_CODED_BYTES,
  HTTP_CODING_FORM,
  HTTP_CONTENT_CODING,
  HTTP_DESTINATION,
  HTTP_FRAMING,
  HTTP_HEADER_CASE,
  HTTP_HEADER_COUNT,
  HTTP_HEADER_ORDER,
  HTTP_HEADER_PRESENCE,
  HTTP_HEADER_SPACING,
  HTTP_REQUEST_LINE,
  rawRequestPlace,
} from '../../carriers/index.ts';
import type { Loss, Observation, ParsedInput } from '../observation.ts';

const archive = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        request: z.object({
          method: z.string(),
          url: z.string(),
          headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
          postData: z.object({ text: z.string().optional(), encoding: z.string().optional() }).optional(),
        }),
      }),
    ),
  }),
});
type ArchivedRequest = z.infer<typeof archive>['log']['entries'][number]['request'];

const LOSSES: readonly Loss[] = [
  {
    carriers: [HTTP_HEADER_CASE, HTTP_HEADER_ORDER, HTTP_HEADER_SPACING, HTTP_HEADER_COUNT, HTTP_REQUEST_LINE],
    because: 'an archive holds header fields parsed, and promises neither their order nor their spelling',
  },
  {
    carriers: [HTTP_FRAMING, HTTP_CODING_FORM, HTTP_CONTENT_CODING, HTTP_CODED_BYTES],
    because: 'an archive holds bodies decoded',
  },
  { carriers: [HTTP_DESTINATION], because: 'an archive does not say how a request was led to its host' },
  {
    carriers: [HTTP_HEADER_PRESENCE],
    only: 'absent',
    because: 'programs leave header fields out of the archives that they write',
  },
];

/** Null: the document is no archive. */
export function readHar(document: unknown): ParsedInput | null {
  const read = archive.safeParse(document);
  if (!read.success) return null;
  const observations = read.data.log.entries.map(({ request }, index) => observed(request, `entry ${index + 1}`));
  return { format: 'har', wholeRun: false, observations };
}

function observed(request: ArchivedRequest, label: string): Observation {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const target = url === null ? request.url : url.pathname + url.search;
  const lines = request.headers.filter(isWritten).map(({ name, value }) => `${name}: ${value}`);
  const head = `${[`${request.method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head, 'utf8'), bodyOf(request)]);
  const role = `${request.method} ${url?.hostname ?? '?'}${url?.pathname ?? target}`;
  return { kind: 'message', label, sink: 'http', role, place: rawRequestPlace(raw), losses: LOSSES };
}

/** Pseudo-fields of HTTP/2 are the request line; the archive's writer has undone the codings. */
const isWritten = ({ name }: { readonly name: string }): boolean =>
  !name.startsWith(':') && !/^(content-encoding|transfer-encoding)$/i.test(name);

const bodyOf = ({ postData }: ArchivedRequest): Buffer =>
  Buffer.from(postData?.text ?? '', postData?.encoding === 'base64' ? 'base64' : 'utf8');
