import type { ArgumentSchemaAnswer, SchemaFieldAnswer } from '../../answers/creation.js';
import { cut } from '../../../support/text/cut.js';
import type { SchemaNode } from './schema-node.js';

const MAX_FIELDS = 50;
const MAX_RULES = 8;
const MAX_CHARS = 200;

/** A schema as the form shows it: a list of properties, and a text as a starting point. */
export function schemaAnswerOf(node: SchemaNode): ArgumentSchemaAnswer {
  return {
    fields: [...fieldsOf(node, '')].slice(0, MAX_FIELDS),
    template: JSON.stringify(exampleOf(node), undefined, 2) ?? 'null',
  };
}

function* fieldsOf(node: SchemaNode, path: string): Generator<SchemaFieldAnswer> {
  // The list of its properties says that the argument is an object.
  if (path !== '' || !node.properties) yield fieldOf(node, path);
  for (const [name, property] of node.properties ?? []) {
    yield* fieldsOf(property, path === '' ? name : `${path}.${name}`);
  }
}

const fieldOf = ({ type, rules, isRequired }: SchemaNode, path: string): SchemaFieldAnswer => ({
  path: cut(path, MAX_CHARS),
  type: cut(type, MAX_CHARS),
  rules: rules.slice(0, MAX_RULES).map((rule) => cut(rule, MAX_CHARS)),
  isRequired,
});

/** An example with only the required properties, so that nobody has to delete any. */
function exampleOf({ properties, example }: SchemaNode): unknown {
  if (!properties) return example;
  const required = [...properties].filter(([, { isRequired }]) => isRequired);
  return Object.fromEntries(required.map(([name, property]) => [name, exampleOf(property)]));
}
