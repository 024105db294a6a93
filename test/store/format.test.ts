/** What is read from a bundle has the model's types, checked by the compiler, and what is written is read back. */
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { CaptureEvent, Design, Factor, Outcome, PlannedTrial, Subject } from '../../src/core/model/index.ts';
import { STEPS, convertHead } from '../../src/store/convert.ts';
import { blobsOf } from '../../src/core/model/index.ts';
import { BUNDLE_FORMAT, type Head } from '../../src/store/index.ts';
import type { outcomeSchema, plannedTrialSchema } from '../../src/store/schema/capture.ts';
import { eventSchema } from '../../src/store/schema/capture.ts';

expectTypeOf<z.infer<typeof eventSchema>>().toEqualTypeOf<CaptureEvent>();
expectTypeOf<z.infer<typeof outcomeSchema>['outcome']>().toEqualTypeOf<Outcome>();
expectTypeOf<z.infer<typeof plannedTrialSchema>>().toEqualTypeOf<PlannedTrial>();
expectTypeOf<Head['subject']>().toEqualTypeOf<Subject>();
expectTypeOf<Head['design']>().toEqualTypeOf<Design>();
expectTypeOf<Head['factors'][number]>().toEqualTypeOf<Factor>();

const hash = (digit: string): string => digit.repeat(64);
const to = { address: '192.0.2.1', port: 443, host: 'api.example' };
const common = { at: 1, connection: 1, to };

/** One event of every kind, with the blobs that it names. */
const EVENTS: readonly (readonly [CaptureEvent, readonly string[]])[] = [
  [
    {
      ...common,
      kind: 'http',
      route: 'connect',
      tls: true,
      request: { form: 'h2', fields: [[':method', 'GET']], body: hash('1'), truncated: true },
      response: { status: 200, by: 'default', body: hash('2') },
    },
    [hash('1'), hash('2')],
  ],
  [{ ...common, kind: 'websocket', direction: 'sent', opcode: 'text', payload: hash('3') }, [hash('3')]],
  [
    { kind: 'dns', at: 1, resolver: '192.0.2.53', transport: 'udp', name: 'a.example', type: 'A', raw: hash('4') },
    [hash('4')],
  ],
  [{ ...common, kind: 'tls', hello: hash('5'), ja3: '', ja4: '', alpn: ['h2'], refused: 'unknown ca' }, [hash('5')]],
  [{ ...common, kind: 'tcp' }, []],
  [{ ...common, kind: 'tcp', raw: hash('6') }, [hash('6')]],
  [{ kind: 'packet', at: 1, protocol: 'icmp', address: '192.0.2.9', raw: hash('7') }, [hash('7')]],
  [{ kind: 'output', at: 1, stream: 'stderr', bytes: hash('8'), truncated: false }, [hash('8')]],
  [{ kind: 'file', at: 1, path: '/home/dev/x', mode: 0o644, size: 3, bytes: hash('9') }, [hash('9')]],
  [{ kind: 'file', at: 1, path: '/home/dev/link', mode: 0o777, size: 0 }, []],
];

test.each(EVENTS)('an event $kind is read back as it was, and all its blobs are known', (event, blobs) => {
  expect(eventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  expect(blobsOf(event)).toEqual(blobs);
});

test('there is one converter for each step between formats', () => {
  expect(STEPS.length).toBe(BUNDLE_FORMAT - 1);
});

test('an old format is brought up step by step, from wherever it stands', () => {
  const steps = [
    (head: Readonly<Record<string, unknown>>) => ({ ...head, format: 2, second: true }),
    (head: Readonly<Record<string, unknown>>) => ({ ...head, format: 3, third: head['second'] === true }),
  ];
  expect(convertHead({ format: 1 }, steps, 3)).toEqual({
    kind: 'current',
    head: { format: 3, second: true, third: true },
  });
  expect(convertHead({ format: 2 }, steps, 3)).toEqual({ kind: 'current', head: { format: 3, third: false } });
  expect(convertHead({ format: 4 }, steps, 3)).toEqual({ kind: 'newer', format: 4 });
});
