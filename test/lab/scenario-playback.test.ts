/** Which turn of a scenario is due: by the answers that the conversation holds, whatever API it comes through. */
import { describe, expect, test } from 'vitest';
import { conversationStateOf } from '../../src/lab/backend/model-call.ts';
import { ScenarioPlayback } from '../../src/lab/backend/scenario-playback.ts';
import { callsTools, notCovered, type Scenario, SCENARIOS } from '../../src/lab/scenarios/index.ts';
import { reply } from '../../src/lab/scenarios/reply.ts';

const PROMPT = 'Tidy up.';
const READ = { does: 'read', path: 'README.md', command: 'cat README.md' } as const;
const scenario: Scenario = {
  ...reply,
  name: 'two-steps',
  prompt: PROMPT,
  turns: [
    { kind: 'tools', text: 'one', calls: [READ] },
    { kind: 'tools', text: 'two', calls: [READ] },
    { kind: 'text', text: 'done' },
  ],
};
const failing: Scenario = {
  ...scenario,
  name: 'failing',
  turns: [
    {
      kind: 'tries',
      tries: [
        { kind: 'error', status: 529, type: 'overloaded_error', message: 'Overloaded' },
        { kind: 'text', text: 'done' },
      ],
    },
  ],
};

const asked = (body: object) => conversationStateOf(Buffer.from(JSON.stringify(body)));
const TOOLS = [{ name: 'read', input_schema: { type: 'object' } }];

/** A conversation after so many answers, in the form of each API. */
const APIS: Readonly<Record<string, (answers: number) => object>> = {
  'Messages API': (answers) => ({
    tools: TOOLS,
    messages: [
      { role: 'user', content: [{ type: 'text', text: `Context.\n${PROMPT}` }] },
      ...Array.from({ length: answers }, () => [
        { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'read', input: {} }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'x' }] },
      ]).flat(),
    ],
  }),
  'chat completions': (answers) => ({
    messages: [
      { role: 'user', content: PROMPT },
      ...Array.from({ length: answers }, () => [
        { role: 'assistant', tool_calls: [{ id: 'a' }] },
        { role: 'tool', tool_call_id: 'a', content: 'x' },
      ]).flat(),
    ],
  }),
  responses: (answers) => ({
    input: [
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: PROMPT }] },
      ...Array.from({ length: answers }, () => [
        { type: 'reasoning' },
        { type: 'message', role: 'assistant', content: [] },
        { type: 'function_call', call_id: 'a', name: 'read', arguments: '{}' },
        { type: 'function_call_output', call_id: 'a', output: 'x' },
      ]).flat(),
    ],
  }),
  Gemini: (answers) => ({
    contents: [
      { role: 'user', parts: [{ text: PROMPT }] },
      ...Array.from({ length: answers }, () => [
        { role: 'model', parts: [{ functionCall: { name: 'read', args: {} } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'read', response: {} } }] },
      ]).flat(),
    ],
  }),
};

describe.each(Object.entries(APIS))('in a conversation through %s,', (_name, conversation) => {
  test('each turn comes after the answers before it, and the last for all later ones', () => {
    const play = new ScenarioPlayback(scenario, '/work');
    const texts = [0, 1, 2, 3].map((answers) => play.actFor(asked(conversation(answers))));
    expect(texts.map((act) => ('text' in act ? act.text : act.kind))).toEqual(['one', 'two', 'done', 'done']);
    expect(play.shortfalls()).toEqual([]);
  });
});

describe('a call beside the conversation is answered in words, and moves nothing', () => {
  test.each([
    ['one that does not hold the prompt', { messages: [{ role: 'user', content: 'quota' }], tools: TOOLS }],
    [
      'one that asks something else about the conversation',
      {
        tools: TOOLS,
        messages: [
          { role: 'user', content: PROMPT },
          { role: 'assistant', content: 'one' },
          { role: 'user', content: 'Write down what you learned.' },
        ],
      },
    ],
  ])(': %s', (_how, body) => {
    const play = new ScenarioPlayback(scenario, '/work');
    expect(play.actFor(asked(body))).toMatchObject({ kind: 'text', text: 'done' });
    expect(play.shortfalls()).toEqual(['the conversation of the scenario two-steps ended at turn 0 of 3']);
  });
});

describe('of several tries at one point,', () => {
  const call = { messages: [{ role: 'user', content: PROMPT }], tools: TOOLS };

  test('each call at one point gets the next of them, and every later one the last', () => {
    const play = new ScenarioPlayback(failing, '/work');
    const kinds = [1, 2, 3].map(() => play.actFor(asked(call)).kind);
    expect(kinds).toEqual(['error', 'text', 'text']);
    expect(play.shortfalls()).toEqual([]);
  });

  test('a call that offers no tools is not counted', () => {
    const play = new ScenarioPlayback(failing, '/work');
    expect(play.actFor(asked({ ...call, tools: [] })).kind).toBe('text');
    expect(play.actFor(asked(call)).kind).toBe('error');
  });

  test('those that a client gives up are reported', () => {
    const play = new ScenarioPlayback(failing, '/work');
    play.actFor(asked(call));
    expect(play.shortfalls()).toEqual(['in the scenario failing the model was called 1 of 2 times']);
  });
});

test('tools that come in an item of the conversation, in namespaces, are offered as well', () => {
  const nested = { type: 'namespace', name: 'f', tools: [{ type: 'function', name: 'wait', parameters: {} }] };
  const input = [{ type: 'additional_tools', tools: [nested, { type: 'custom', name: 'exec' }] }];
  expect(asked({ input }).tools.map(({ name }) => name)).toEqual(['wait', 'exec']);
});

describe('the scenarios', () => {
  test('each ends with words, so that every conversation ends', () => {
    for (const { name, turns } of SCENARIOS) {
      const last = turns.at(-1);
      const final = last?.kind === 'tries' ? last.tries.at(-1) : last;
      expect([name, final?.kind]).toEqual([name, 'text']);
    }
  });

  test('what a scenario covers is what the others leave out, and all of them together leave out nothing', () => {
    expect(notCovered(['reply'])).toContain('later turns of a conversation, and what follows a call of a tool');
    expect(notCovered(['reply', 'tools'])).not.toContain(
      'later turns of a conversation, and what follows a call of a tool',
    );
    expect(notCovered(SCENARIOS.map(({ name }) => name))).toEqual([]);
  });

  test('those that call tools are known as such', () => {
    expect(SCENARIOS.filter(callsTools).map(({ name }) => name)).toEqual(['tools', 'long']);
  });
});
