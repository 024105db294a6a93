/**
 * Generates the simplest instance of a JSON Schema, for clients that demand a structured answer.
 * The instance depends on the schema and one text alone. Covers the schemas that model APIs accept,
 * Gemini's upper-case types included. Ignores keywords that only narrow strings and numbers
 * (`pattern`, `format`). Runs in the worker. Pure.
 */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Depth limit: a schema may refer to itself. */
const DEEPEST = 8;

/** `text` fills every string that the schema leaves free. */
export function instanceOf(schema: JsonSchema, text: string): unknown {
  return instance(schema, { root: schema, text, depth: 0 });
}

interface InstanceContext {
  readonly root: JsonSchema;
  readonly text: string;
  readonly depth: number;
}

function instance(schema: JsonSchema, place: InstanceContext): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown;
  if ('default' in schema) return schema['default'];
  if (place.depth > DEEPEST) return null;
  const deeper = { ...place, depth: place.depth + 1 };
  const other = alternative(schema, place.root);
  if (other) return instance(other, deeper);
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema, deeper);
    case 'array':
      return arrayOf(schema, deeper);
    case 'string':
      return withinLength(schema, place.text);
    case 'number':
    case 'integer':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 0;
    case 'boolean':
      return false;
    default:
      return null;
  }
}

/** The first of several alternatives, or the schema that `$ref` names. */
function alternative(schema: JsonSchema, root: JsonSchema): JsonSchema | undefined {
  const reference = schema['$ref'];
  if (typeof reference === 'string' && reference.startsWith('#')) {
    const steps = reference.split('/').slice(1);
    return steps.reduce<JsonSchema>((at, step) => schemaIn(at[step]), root);
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const several = schema[keyword];
    if (Array.isArray(several) && several.length > 0) return schemaIn(several[0]);
  }
  return undefined;
}

function schemaIn(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}

function typeOf(schema: JsonSchema): string {
  const type: unknown = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (typeof type === 'string') return type.toLowerCase();
  return 'items' in schema ? 'array' : 'object';
}

/** All properties, required or not: clients read some that they do not require. */
function objectOf(schema: JsonSchema, place: InstanceContext): Record<string, unknown> {
  const properties = Object.entries(schemaIn(schema['properties']));
  return Object.fromEntries(properties.map(([name, inner]) => [name, instance(schemaIn(inner), place)]));
}

function arrayOf(schema: JsonSchema, place: InstanceContext): unknown[] {
  const fewest = typeof schema['minItems'] === 'number' ? Math.min(schema['minItems'], 100) : 0;
  return Array.from({ length: fewest }, () => instance(schemaIn(schema['items']), place));
}

function withinLength(schema: JsonSchema, text: string): string {
  const longest = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : text.length;
  const fewest = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
  return text.slice(0, longest).padEnd(Math.min(fewest, 10_000), '.');
}
