import type { ArgumentProblem } from '../../answers/creation.js';
import type { SchemaNode } from './schema-node.js';

/** What an argument has to be like. */
export interface ArgumentSchema {
  /** For people; undefined where the schema cannot tell. */
  describe(): SchemaNode | undefined;
  /** @param value undefined where the argument is left out */
  problemsOf(value: unknown): Promise<readonly Pick<ArgumentProblem, 'path' | 'message'>[]>;
}
