/**
 * Translates an action of the model into a call of a tool that the client offers. Tools are
 * recognised by names that coding clients commonly use, arguments by the names in the tool's
 * schema. So it also serves clients that nobody has studied. Runs in the worker. Pure.
 */
import type { ToolAction, ToolWish } from '../scenarios/index.ts';
import type { OfferedTool } from './model-call.ts';
import { instanceOf, type JsonSchema } from './schema-instance.ts';

export interface ToolCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** The purpose of an argument. */
type Meaning = 'path' | 'pattern' | 'command' | 'before' | 'after';

/** A kind of tool: the names that such tools have, and the arguments that it must take. */
interface ToolKind {
  readonly named: RegExp;
  readonly needs: readonly Meaning[];
}

const SHELL: ToolKind = {
  named: /^(bash|sh|shell|terminal|(run|execute|exec)_(shell|bash|terminal)?_?(command|cmd)|exec|local_shell)$/,
  needs: ['command'],
};

/** In order of preference; names are compared in small letters with `_` between words. */
const TOOL_KINDS: Readonly<Record<ToolAction, readonly ToolKind[]>> = {
  list: [
    { named: /^(list_(dir|directory|files|folder)|ls|list)$/, needs: ['path'] },
    // Its answer often follows the files' times, which are random here: used only where there is no
    // shell.
    SHELL,
    { named: /^(glob|find_files|file_search|search_files)$/, needs: ['pattern'] },
  ],
  read: [{ named: /^(read|read_files?|view|view_file|open_file|cat)$/, needs: ['path'] }, SHELL],
  run: [SHELL],
  edit: [
    {
      named:
        /^(edit|edit_file|replace|replace_in_file|search_replace|str_replace(_editor|_based_edit_tool)?|update_file)$/,
      needs: ['path', 'before', 'after'],
    },
    SHELL,
  ],
};

const ARGUMENTS: Readonly<Record<Meaning, RegExp>> = {
  path: /^((absolute|relative|target|file|dir|directory|folder)_)*(path|file|filename|directory|dir)s?$/,
  pattern: /^((glob|file)_)?(pattern|glob|query)$/,
  command: /^(command|cmd|script)$/,
  before: /^(old|search|find|original)(_(string|str|text|content))?$/,
  after: /^(new|replace|replacement|updated)(_(string|str|text|content))?$/,
};

export interface ToolContext {
  /** The tools that the client offers. */
  readonly tools: readonly OfferedTool[];
  /** Path of the work directory, for tools whose schema asks for absolute paths. */
  readonly workDir: string;
  /** Fills every other string that a schema requires. */
  readonly text: string;
}

/** Chooses a tool and its arguments for a wish; null where no offered tool can do it. */
export function toolCall(wish: ToolWish, { tools, workDir, text }: ToolContext): ToolCall | null {
  for (const { named, needs } of TOOL_KINDS[wish.does]) {
    for (const { name, schema } of tools.filter((tool) => named.test(inWords(tool.name)))) {
      const filled = argumentsFor(schema, { values: valuesOf(wish, needs), workDir, text });
      if (filled !== null) return { tool: name, arguments: filled };
    }
  }
  return null;
}

/** `filePath`, `file-path` and `FilePath` are `file_path`. */
const inWords = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();

type Values = ReadonlyMap<Meaning, string>;

/** The value of each argument. The pattern of a listing is `*`. */
function valuesOf({ does, path, before = '', after = '', command }: ToolWish, needs: readonly Meaning[]): Values {
  const values: Readonly<Record<Meaning, string>> = {
    path,
    pattern: does === 'list' ? '*' : path,
    command,
    before,
    after,
  };
  return new Map(needs.map((meaning) => [meaning, values[meaning]]));
}

interface ArgumentContext extends Omit<ToolContext, 'tools'> {
  readonly values: Values;
}

/** Null where the schema has no place for one of the values. */
function argumentsFor(schema: JsonSchema, filling: ArgumentContext): Record<string, unknown> | null {
  const { values, text, workDir } = filling;
  const whole = instanceOf(schema, text);
  const properties = propertiesOf(schema);
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
  const taken = new Set<Meaning>();
  const filled: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const meaning = [...values.keys()].find((key) => !taken.has(key) && ARGUMENTS[key].test(inWords(name)));
    if (meaning !== undefined) {
      taken.add(meaning);
      const value = values.get(meaning) ?? '';
      filled[name] = shaped(meaning === 'path' ? located(value, workDir, property) : value, meaning, property);
    } else if (required.includes(name)) filled[name] = (whole as Record<string, unknown>)[name];
  }
  return taken.size === values.size ? filled : null;
}

const propertiesOf = ({ properties }: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  typeof properties === 'object' && properties !== null ? (properties as Record<string, JsonSchema>) : {};

/** Makes the path absolute where the schema's description asks for that. */
function located(path: string, workDir: string, { description }: JsonSchema): string {
  if (typeof description !== 'string' || !/\babsolute\b/i.test(description)) return path;
  return path === '.' ? workDir : `${workDir}/${path}`;
}

/** Wraps the value in a list where the schema requires one: a command's words, or the one value. */
function shaped(value: string, meaning: Meaning, { type }: JsonSchema): unknown {
  if (type !== 'array' && type !== 'ARRAY') return value;
  return meaning === 'command' ? ['bash', '-lc', value] : [value];
}
