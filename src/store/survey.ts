/**
 * The directory of a survey: `survey.json` with the pinned versions, and one evidence bundle a
 * tool. One run at a time; each change is atomic. Must not decide what is audited.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { discard, makeDir, writeAtomic } from './atomic.ts';
import { StoreError, writeError } from './errors.ts';
import { LOCK, TMP } from './layout.ts';
import { lockBundle } from './lock.ts';
import { unreadable } from './read.ts';
import { type SurveyEntry, type SurveyState, surveyStateSchema } from './schema/survey.ts';

const STATE = 'survey.json';

export interface SurveyWriter {
  readonly dir: string;
  /** When versions were pinned: the `now` of the first run. */
  readonly pinned: string;
  entry(subject: string): SurveyEntry | undefined;
  /** Whether some entry's evidence has this name. */
  takes(bundle: string): boolean;
  /** In place of the entry of the same subject. @throws StoreError `disk-full`, `unwritable` */
  save(entry: SurveyEntry): void;
  /** Releases the directory; safe to call twice. */
  close(): void;
}

/**
 * Starts a survey in a directory that is empty or not there, or goes on with one.
 * @throws StoreError `exists`, `damaged`, `in-use`, `unwritable`, `disk-full`
 */
export function openSurvey(dir: string, now: string): SurveyWriter {
  try {
    makeDir(dir);
  } catch (error) {
    throw writeError(dir, error);
  }
  assertOurs(dir);
  const unlock = lockBundle(dir, 'survey');
  try {
    return writerOf(dir, stateIn(dir) ?? { format: 1, pinned: now, tools: [] }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function assertOurs(dir: string): void {
  const found = readdirSync(dir).filter((name) => name !== LOCK && name !== TMP);
  if (found.length === 0 || found.includes(STATE)) return;
  throw new StoreError(
    'exists',
    `cannot start a survey in ${dir}: the directory is not empty`,
    'choose another place with --out',
  );
}

function stateIn(dir: string): SurveyState | null {
  const file = join(dir, STATE);
  if (!existsSync(file)) return null;
  const parsed = surveyStateSchema.safeParse(jsonOf(textOf(file)));
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'damaged',
    `${file} is not as a survey writes it`,
    'choose another place with --out; the bundles in this one can still be read, each with: tellproof analyze',
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // Refused by the schema, like everything else that is not as it was written.
  }
}

function writerOf(dir: string, first: SurveyState, unlock: () => void): SurveyWriter {
  let state = first;
  let open = true;
  return {
    dir,
    pinned: first.pinned,
    entry: (subject) => state.tools.find((entry) => entry.subject === subject),
    takes: (bundle) => state.tools.some((entry) => entry.bundle === bundle),
    save: (entry) => {
      const at = state.tools.findIndex(({ subject }) => subject === entry.subject);
      const tools = at < 0 ? [...state.tools, entry] : state.tools.with(at, entry);
      state = { ...state, tools };
      writeAtomic(join(dir, TMP), join(dir, STATE), `${JSON.stringify(state, null, 2)}\n`);
    },
    close: () => {
      if (!open) return;
      open = false;
      discard(join(dir, TMP));
      unlock();
    },
  };
}
