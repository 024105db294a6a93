/** A deed finds its tool among those that a client offers, whatever the client calls tools and arguments. */
import { describe, expect, test } from 'vitest';
import type { OfferedTool } from '../../src/lab/backend/model-call.ts';
import { toolCall } from '../../src/lab/backend/tool-call.ts';
import type { ToolWish } from '../../src/lab/scenarios/index.ts';

const LIST: ToolWish = { does: 'list', path: '.', command: 'ls' };
const READ: ToolWish = { does: 'read', path: 'index.js', command: 'cat index.js' };
const RUN: ToolWish = { does: 'run', path: '.', command: 'node index.js' };
const EDIT: ToolWish = {
  does: 'edit',
  path: 'index.js',
  before: 'hello',
  after: 'good day',
  command: 'sed -i s/hello/hi/ index.js',
};

/** A tool whose arguments are strings, all of them required; `absolute` ones say that they want an absolute path. */
function tool(name: string, properties: readonly string[], absolute: readonly string[] = []): OfferedTool {
  const described = (property: string) => ({
    type: 'string',
    description: absolute.includes(property) ? 'The absolute path' : 'What it is',
  });
  const schema = { properties: Object.fromEntries(properties.map((one) => [one, described(one)])) };
  return { name, schema: { type: 'object', ...schema, required: [...properties] } };
}

const asked = (wish: ToolWish, ...tools: OfferedTool[]) =>
  toolCall(wish, { tools, workDir: '/home/u/app', text: 'Why.' });

describe('a tool is known by name and arguments,', () => {
  test.each<[string, ToolWish, OfferedTool, Record<string, unknown>]>([
    ['capitals', READ, tool('Read', ['file_path']), { file_path: 'index.js' }],
    ['camel case', READ, tool('readFile', ['filePath']), { filePath: 'index.js' }],
    ['hyphens', RUN, tool('run-command', ['command']), { command: 'node index.js' }],
    ['another verb', READ, tool('view', ['path']), { path: 'index.js' }],
    ['a directory', LIST, tool('list_directory', ['dir_path']), { dir_path: '.' }],
    ['a pattern where nothing else lists', LIST, tool('glob', ['pattern']), { pattern: '*' }],
    [
      'an edit',
      EDIT,
      tool('replace', ['file_path', 'old_string', 'new_string']),
      { file_path: 'index.js', old_string: 'hello', new_string: 'good day' },
    ],
    [
      'other names of an edit’s arguments',
      EDIT,
      tool('str_replace', ['path', 'old_str', 'newText']),
      { path: 'index.js', old_str: 'hello', newText: 'good day' },
    ],
    [
      'a reason that is required',
      RUN,
      tool('bash', ['command', 'description']),
      { command: 'node index.js', description: 'Why.' },
    ],
  ])('as in the case of %s', (_how, wish, offered, expected) => {
    expect(asked(wish, offered)).toEqual({ tool: offered.name, arguments: expected });
  });
});

test('arguments that are not required and mean nothing here are left out', () => {
  const schema = { type: 'object', properties: { path: { type: 'string' }, offset: { type: 'number' } } };
  expect(asked(READ, { name: 'read', schema: { ...schema, required: ['path'] } })?.arguments).toEqual({
    path: 'index.js',
  });
});

test('a path is absolute where the schema asks for that in words', () => {
  expect(asked(READ, tool('read_file', ['file_path'], ['file_path']))?.arguments).toEqual({
    file_path: '/home/u/app/index.js',
  });
  expect(asked(LIST, tool('ls', ['path'], ['path']))?.arguments).toEqual({ path: '/home/u/app' });
});

test('a command is a list of words where the schema wants a list', () => {
  const schema = { type: 'object', properties: { command: { type: 'array', items: { type: 'string' } } } };
  expect(asked(RUN, { name: 'shell', schema })?.arguments).toEqual({ command: ['bash', '-lc', 'node index.js'] });
});

test('a shell does what no tool of its own kind does, and is asked before a pattern is', () => {
  const shell = tool('Bash', ['command']);
  expect(asked(EDIT, shell)).toEqual({ tool: 'Bash', arguments: { command: EDIT.command } });
  expect(asked(LIST, tool('glob', ['pattern']), shell)?.tool).toBe('Bash');
  expect(asked(READ, shell, tool('Read', ['file_path']))?.tool).toBe('Read');
});

test('a tool of that name without a place for what is needed is another tool', () => {
  expect(asked(EDIT, tool('edit', ['path', 'instructions']))).toBeNull();
  expect(asked(READ, { name: 'read', schema: {} })).toBeNull();
  expect(asked(RUN)).toBeNull();
});
