import type { SchemaIssue, StandardSchema } from '../../../job/schemas/standard-schema.js';
import { safely } from '../../../support/safely.js';
import type { ArgumentSchema } from './argument-schema.js';
import { jsonSchemaNode } from './json-schema-node.js';

/**
 * The further method of schemas that can write themselves as JSON Schema. It throws for parts that JSON Schema
 * lacks.
 */
interface WritesJsonSchema {
  readonly jsonSchema?: { readonly input?: (options: object) => unknown };
}

/** The schema of `@JobSchema()`. */
export function standardSchema({ '~standard': standard }: StandardSchema): ArgumentSchema {
  const { jsonSchema } = standard as WritesJsonSchema;
  return {
    describe: () => {
      const json = safely(() => jsonSchema?.input?.({ target: 'draft-2020-12' }), undefined);
      return json === undefined ? undefined : jsonSchemaNode(json);
    },
    problemsOf: async (value) => {
      const { issues = [] } = await standard.validate(value);
      return issues.map(({ message, path }) => ({ path: pathOf(path), message }));
    },
  };
}

const pathOf = (path: SchemaIssue['path'] = []): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
