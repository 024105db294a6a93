/**
 * Reads JSON files of a bundle. A deviation from the format is `damaged`, named by file and place.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Capture } from '../core/model/index.ts';
import { convertHead } from './convert.ts';
import { damaged, errnoOf, StoreError, whyOf } from './errors.ts';
import { HEAD, isTrialId, TRIALS } from './layout.ts';
import { eventsSchema, outcomeSchema, plannedTrialSchema } from './schema/capture.ts';
import { BUNDLE_FORMAT, type Head, headSchema } from './schema/head.ts';

/** Bytes of a file of the bundle. @throws StoreError `damaged` or `unreadable` */
function readText(dir: string, name: string): string {
  try {
    return readFileSync(join(dir, name), 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw damaged(dir, `${name} is missing`, error);
    throw unreadable(join(dir, name), error);
  }
}

export function unreadable(path: string, error: unknown): StoreError {
  return new StoreError('unreadable', `cannot read ${path}: ${whyOf(error)}`, 'check who owns it and its mode', error);
}

function parse(dir: string, name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(dir, `${name} is not JSON`, error);
  }
}

function check<T>(dir: string, name: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw damaged(dir, `${name} ${placeOf(result.error)}`, result.error);
}

function placeOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not as the format says';
  const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return issue.path.length === 0 ? `is not as the format says: ${message}` : `at ${issue.path.join('.')}: ${message}`;
}

export function readJson<T>(dir: string, name: string, schema: z.ZodType<T>): T {
  return check(dir, name, schema, parse(dir, name, readText(dir, name)));
}

/** @throws StoreError `not-a-bundle`, `newer-format`, `damaged` or `unreadable` */
export function readHead(dir: string): Head {
  assertBundle(dir);
  const converted = convertHead(parse(dir, HEAD, readText(dir, HEAD)));
  switch (converted.kind) {
    case 'current':
      return check(dir, HEAD, headSchema, converted.head);
    case 'newer':
      throw new StoreError(
        'newer-format',
        `bundle ${dir} has format ${converted.format}: this version reads up to ${BUNDLE_FORMAT}`,
        'install a newer tellproof: npm install -g tellproof@latest',
      );
    case 'no-format':
      throw damaged(dir, `${HEAD} states no format version`);
  }
}

function assertBundle(dir: string): void {
  const fault = faultOf(dir);
  if (fault === null) return;
  throw new StoreError(
    'not-a-bundle',
    `${dir} is not an evidence bundle: ${fault}`,
    'name the directory that an audit wrote, it ends in .tellproof',
  );
}

function faultOf(dir: string): string | null {
  try {
    if (!statSync(dir).isDirectory()) return 'it is a file';
    const names = readdirSync(dir);
    return names.includes(HEAD) ? null : `it has no ${HEAD}`;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'no such directory';
    throw unreadable(dir, error);
  }
}

/**
 * Trials saved, in order of their number. `folder`: `TRIALS`, or that of the runs under a tracer.
 */
export function savedTrials(dir: string, folder = TRIALS): string[] {
  try {
    return readdirSync(join(dir, folder)).filter(isTrialId).sort(byNumber);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw unreadable(join(dir, folder), error);
  }
}

export const byNumber = (a: string, b: string): number => Number(a) - Number(b);

/** @throws StoreError `damaged` */
export function readCapture(dir: string, id: string, folder = TRIALS): Capture {
  const place = `${folder}/${id}`;
  const trial = readJson(dir, `${place}/assignment.json`, plannedTrialSchema);
  if (trial.id !== id) throw damaged(dir, `${place}/assignment.json is trial ${trial.id}'s`);
  const outcome = readJson(dir, `${place}/outcome.json`, outcomeSchema);
  const events = readJson(dir, `${place}/events.json`, eventsSchema);
  return { trial, ...outcome, events };
}
