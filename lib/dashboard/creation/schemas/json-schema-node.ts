import { MAX_SCHEMA_DEPTH, type SchemaNode } from './schema-node.js';

/** The parts of a JSON Schema that we show. */
interface JsonSchema {
  readonly type?: unknown;
  readonly const?: unknown;
  readonly enum?: unknown;
  readonly format?: unknown;
  readonly default?: unknown;
  readonly properties?: unknown;
  readonly required?: unknown;
  readonly items?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
  readonly [keyword: string]: unknown;
}

const LIMITS = {
  minimum: 'min',
  exclusiveMinimum: '>',
  maximum: 'max',
  exclusiveMaximum: '<',
  multipleOf: 'multiple of',
  minLength: 'min length',
  maxLength: 'max length',
  minItems: 'min items',
  maxItems: 'max items',
} as const;

const EXAMPLES: Readonly<Record<string, unknown>> = {
  string: '',
  number: 0,
  integer: 0,
  boolean: false,
  array: [],
  object: {},
};

/** Reads a JSON Schema for people. A part that it does not understand gets the type `any`. */
export function jsonSchemaNode(given: unknown, isRequired = true, depth = 0): SchemaNode {
  const schema = Object(given) as JsonSchema;
  return {
    type: typeOf(schema),
    rules: rulesOf(schema),
    isRequired,
    properties: depth < MAX_SCHEMA_DEPTH ? propertiesOf(schema, depth) : undefined,
    example: exampleOf(schema),
  };
}

function typeOf(schema: JsonSchema): string {
  const values = valuesOf(schema);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  const branches = [schema.anyOf, schema.oneOf].find(Array.isArray) as unknown[] | undefined;
  if (branches) return branches.map((branch) => typeOf(Object(branch))).join(' | ');
  if (schema.type === 'array' && schema.items !== undefined) {
    return `array of ${typeOf(Object(schema.items))}`;
  }
  const types = [schema.type].flat().filter((type) => typeof type === 'string');
  return types.join(' | ') || 'any';
}

function rulesOf(schema: JsonSchema): readonly string[] {
  const limits = Object.entries(LIMITS).flatMap(([keyword, words]) => {
    const limit = schema[keyword];
    // Schemas of integers have the bounds of all integers.
    const isTold = typeof limit === 'number' && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
    return isTold ? [`${words} ${limit}`] : [];
  });
  return [...(typeof schema.format === 'string' ? [schema.format] : []), ...limits];
}

function propertiesOf(
  { properties, required }: JsonSchema,
  depth: number,
): ReadonlyMap<string, SchemaNode> | undefined {
  if (typeof properties !== 'object' || properties === null) return undefined;
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  return new Map(
    Object.entries(properties).map(([name, property]) => [
      name,
      jsonSchemaNode(property, names.includes(name), depth + 1),
    ]),
  );
}

function exampleOf(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  const [value] = valuesOf(schema) ?? [];
  if (value !== undefined) return value;
  const type = [schema.type].flat().find((it) => typeof it === 'string');
  return EXAMPLES[String(type)] ?? null;
}

function valuesOf({ const: only, enum: several }: JsonSchema): readonly unknown[] | undefined {
  if (only !== undefined) return [only];
  return Array.isArray(several) ? several : undefined;
}
