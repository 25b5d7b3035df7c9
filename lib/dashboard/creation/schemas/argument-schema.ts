import type { ArgumentProblem } from '../../answers/creation.js';
import type { SchemaNode } from './schema-node.js';

/** The schema of an argument. */
export interface ArgumentSchema {
  /** A description for people; undefined if the schema has none. */
  describe(): SchemaNode | undefined;
  /** @param value undefined if the argument is left out */
  problemsOf(
    value: unknown,
  ): Promise<readonly Pick<ArgumentProblem, 'path' | 'message' | 'because'>[]>;
}
