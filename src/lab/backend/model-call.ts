/**
 * Parses the body of a model call: the turn that the conversation has reached, the tools offered,
 * and the form that the answer must have. Runs in the worker. Pure.
 */
import type { JsonSchema } from './schema-instance.ts';

export type AnswerForm =
  | { readonly kind: 'free' }
  /** JSON by this schema; an empty schema where none was given. */
  | { readonly kind: 'json'; readonly schema: JsonSchema }
  /** A call of this tool and nothing else. */
  | { readonly kind: 'call'; readonly tool: string; readonly schema: JsonSchema };

/** A tool that the client offers to the model. */
export interface OfferedTool {
  readonly name: string;
  readonly schema: JsonSchema;
}

export interface ConversationState {
  /**
   * Number of the model's answers in the conversation so far. Adjacent items of the model count as
   * one.
   */
  readonly answers: number;
  /** All text after the last of these answers: a prompt, results of tools. */
  readonly newTexts: readonly string[];
  /** Whether a tool's result follows the last of these answers. */
  readonly hasToolResult: boolean;
  readonly form: AnswerForm;
  readonly tools: readonly OfferedTool[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the state of the conversation from a request body. A body that is no JSON object gives an
 * empty state: the mock then refuses it as the provider would.
 */
export function conversationStateOf(body: Uint8Array): ConversationState {
  const fields = parsed(body);
  const list = [fields['messages'], fields['input'], fields['contents']].find(Array.isArray) as unknown[] | undefined;
  const items = (list ?? []).map(fieldsOf);
  const last = items.findLastIndex(isAnswer);
  const since = items.slice(last + 1);
  return {
    answers: items.filter((item, at) => isAnswer(item) && !isAnswer(items[at - 1] ?? {})).length,
    newTexts: since.flatMap(textsIn),
    hasToolResult: since.some(holdsResult),
    form: formOf(fields),
    tools: [...toolsOf(fields), ...items.flatMap(toolsAmong)].flatMap((tool) => offeredTools(tool)),
  };
}

/** Whether an item is the model's: by its role or, in the responses API, by its type. */
const isAnswer = ({ role, type }: Fields): boolean =>
  role === 'assistant' ||
  role === 'model' ||
  (typeof type === 'string' && (type === 'reasoning' || (type.endsWith('_call') && role === undefined)));

/**
 * Chat: a message of the role `tool`. Responses: an item. Messages: a block in a user's message.
 * Gemini: a part of one.
 */
function holdsResult({ role, type, content, parts }: Fields): boolean {
  if (role === 'tool' || (typeof type === 'string' && type.endsWith('_call_output'))) return true;
  const within = [content, parts].flatMap((list) => (Array.isArray(list) ? list.map(fieldsOf) : []));
  return within.some((part) => part['type'] === 'tool_result' || 'functionResponse' in part || 'toolResult' in part);
}

/** Every string in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function offeredTools(tool: Fields): OfferedTool[] {
  return typeof tool['name'] === 'string' ? [{ name: tool['name'], schema: schemaOf(tool) }] : [];
}

function parsed(body: Uint8Array): Fields {
  try {
    return fieldsOf(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return {};
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function formOf(fields: Fields): AnswerForm {
  return forcedCall(fields) ?? jsonForm(fields) ?? { kind: 'free' };
}

/**
 * OpenAI chat `response_format`, responses `text.format`, Anthropic `output_config.format` and
 * `output_format`, Gemini `generationConfig`: each names a schema, or just JSON.
 */
function jsonForm(fields: Fields): AnswerForm | undefined {
  const formats = [
    fields['response_format'],
    fieldsOf(fields['text'])['format'],
    fieldsOf(fields['output_config'])['format'],
    fields['output_format'],
  ].map(fieldsOf);
  const format = formats.find(({ type }) => type === 'json_schema' || type === 'json_object');
  if (format) return { kind: 'json', schema: fieldsOf(format['schema'] ?? fieldsOf(format['json_schema'])['schema']) };
  const gemini = fieldsOf(fields['generationConfig']);
  if (gemini['responseMimeType'] !== 'application/json') return undefined;
  return { kind: 'json', schema: fieldsOf(gemini['responseSchema'] ?? gemini['responseJsonSchema']) };
}

/** A choice that names one tool; `auto`, `any` and the like leave the model free. */
function forcedCall(fields: Fields): AnswerForm | undefined {
  const choice = fieldsOf(fields['tool_choice']);
  const gemini = fieldsOf(fieldsOf(fields['toolConfig'])['functionCallingConfig'])['allowedFunctionNames'];
  const allowed: unknown = Array.isArray(gemini) && gemini.length === 1 ? gemini[0] : undefined;
  const name = choice['name'] ?? fieldsOf(choice['function'])['name'] ?? allowed;
  if (typeof name !== 'string') return undefined;
  const tool = toolsOf(fields).find((candidate) => candidate['name'] === name);
  return tool && { kind: 'call', tool: name, schema: schemaOf(tool) };
}

function toolsOf(fields: Fields): Fields[] {
  const tools = Array.isArray(fields['tools']) ? fields['tools'].map(fieldsOf) : [];
  return tools.flatMap((tool) => {
    const declared = tool['functionDeclarations'];
    if (Array.isArray(declared)) return declared.map(fieldsOf);
    return [typeof tool['function'] === 'object' ? fieldsOf(tool['function']) : tool];
  });
}

/** Responses: tools may come in an item of the conversation, in namespaces. */
function toolsAmong(item: Fields): Fields[] {
  if (item['type'] !== 'additional_tools' && item['type'] !== 'namespace') return [];
  return toolsOf(item).flatMap((tool) => (tool['type'] === 'namespace' ? toolsAmong(tool) : [tool]));
}

function schemaOf(tool: Fields): JsonSchema {
  return fieldsOf(tool['input_schema'] ?? tool['parameters'] ?? tool['parametersJsonSchema']);
}
