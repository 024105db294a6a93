/**
 * Schemas of what lies in `trials/NNN/`. A test holds them equal to the model's types; nothing is
 * read unchecked.
 */
import { z } from 'zod';
import { isBlobHash, isTrialId } from '../layout.ts';

const hash = z.string().refine(isBlobHash, 'not a SHA-256 in lower-case hex');
const at = z.number();
const connection = z.number();
const textByName = z.record(z.string(), z.string()).readonly();

const destination = z.strictObject({ address: z.string(), port: z.number(), host: z.string() }).readonly();

const httpEvent = z
  .strictObject({
    kind: z.literal('http'),
    at,
    connection,
    to: destination,
    route: z.enum(['direct', 'connect', 'absolute']),
    tls: z.boolean(),
    request: z.discriminatedUnion('form', [
      z.strictObject({ form: z.literal('h1'), raw: hash, truncated: z.boolean() }).readonly(),
      z
        .strictObject({
          form: z.literal('h2'),
          fields: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
          body: hash,
          truncated: z.boolean(),
        })
        .readonly(),
    ]),
    response: z
      .strictObject({ status: z.number(), by: z.enum(['backend', 'default', 'error']), body: hash })
      .readonly(),
  })
  .readonly();

const webSocketEvent = z
  .strictObject({
    kind: z.literal('websocket'),
    at,
    connection,
    to: destination,
    direction: z.enum(['sent', 'received']),
    opcode: z.enum(['text', 'binary', 'ping', 'pong', 'close']),
    payload: hash,
  })
  .readonly();

const http2Event = z
  .strictObject({ kind: z.literal('http2'), at, connection, to: destination, start: hash })
  .readonly();

const dnsEvent = z
  .strictObject({
    kind: z.literal('dns'),
    at,
    resolver: z.string(),
    transport: z.enum(['udp', 'tcp']),
    name: z.string(),
    type: z.string(),
    raw: hash,
  })
  .readonly();

const tlsEvent = z
  .strictObject({
    kind: z.literal('tls'),
    at,
    connection,
    to: destination,
    hello: hash,
    ja3: z.string(),
    ja4: z.string(),
    sni: z.string().exactOptional(),
    alpn: z.array(z.string()).readonly(),
    refused: z.string().exactOptional(),
  })
  .readonly();

const tcpEvent = z
  .strictObject({ kind: z.literal('tcp'), at, connection, to: destination, raw: hash.exactOptional() })
  .readonly();

const packetEvent = z
  .strictObject({
    kind: z.literal('packet'),
    at,
    protocol: z.enum(['udp', 'tcp', 'icmp', 'icmp6', 'other']),
    address: z.string(),
    port: z.number().exactOptional(),
    raw: hash,
  })
  .readonly();

const outputEvent = z
  .strictObject({
    kind: z.literal('output'),
    at,
    stream: z.enum(['stdout', 'stderr']),
    bytes: hash,
    truncated: z.boolean(),
  })
  .readonly();

const fileEvent = z
  .strictObject({
    kind: z.literal('file'),
    at,
    path: z.string(),
    mode: z.number(),
    bytes: hash.exactOptional(),
    size: z.number(),
  })
  .readonly();

export const eventSchema = z.discriminatedUnion('kind', [
  httpEvent,
  webSocketEvent,
  http2Event,
  dnsEvent,
  tlsEvent,
  tcpEvent,
  packetEvent,
  outputEvent,
  fileEvent,
]);

export const eventsSchema = z.array(eventSchema).readonly();

const outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('completed'), exitCode: z.number() }).readonly(),
  z.strictObject({ kind: z.literal('killed'), signal: z.string() }).readonly(),
  z.strictObject({ kind: z.literal('timed-out'), afterMs: z.number() }).readonly(),
  z.strictObject({ kind: z.literal('overflowed'), sink: z.string(), limitBytes: z.number() }).readonly(),
  z.strictObject({ kind: z.literal('lab-failed'), cause: z.string() }).readonly(),
]);

/**
 * `outcome.json`: how the trial ended, and what the analysis needs to know of it besides the
 * events.
 */
export const outcomeSchema = z
  .strictObject({
    outcome,
    startedAt: z.number(),
    durationMs: z.number(),
    limits: z.array(z.string()).readonly(),
    facts: textByName,
    trace: hash.exactOptional(),
  })
  .readonly();

/** `assignment.json`: the planned trial. */
export const plannedTrialSchema = z
  .strictObject({
    id: z.string().refine(isTrialId, 'not a trial number'),
    stage: z.enum(['screen', 'confirm', 'inputs']),
    block: z.number(),
    assignment: textByName,
    scenario: z.string(),
  })
  .readonly();
