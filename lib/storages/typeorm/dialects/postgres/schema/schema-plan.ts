import { IncompleteSchemaError } from './errors/incomplete-schema-error.js';
import type { Migration } from './migrations/migration.js';
import { isFunction, ownerOf, partsOf } from './schema-parts.js';

export interface SchemaPlan {
  /** No table stands any more: what is recorded of them is over. */
  readonly startsAnew: boolean;
  /** Whose tables and columns stand, though nothing is recorded of them any more. */
  readonly toRecord: readonly Migration[];
  readonly toRun: readonly Migration[];
}

export interface FoundSchema {
  readonly schema: string;
  /** The numbers of the migrations that the schema says it has. */
  readonly recorded: ReadonlySet<number>;
  /** What stands there. */
  readonly present: ReadonlySet<string>;
}

/**
 * What makes the schema whole. The records say what was done, and the catalogue what is left of it: somebody may
 * have dropped all tables, or emptied all of them, the records included.
 *
 * @throws IncompleteSchemaError when only some of it is left
 */
export function planOf(steps: readonly Migration[], found: FoundSchema): SchemaPlan {
  const { recorded, present } = found;
  const expected = steps.flatMap(partsOf);
  const isEmpty = !expected.some((part) => !isFunction(part) && present.has(part));
  if (isEmpty && expected.length > 0) return { startsAnew: true, toRecord: [], toRun: steps };

  const lacking = steps.flatMap((step) => lackingOf(step, found));
  if (lacking.length > 0) throw new IncompleteSchemaError(found.schema, inShort(lacking, present));

  const unrecorded = steps.filter(({ number }) => !recorded.has(number));
  const isDone = (step: Migration) => partsOf(step).some((part) => present.has(part));
  return {
    startsAnew: false,
    toRecord: unrecorded.filter(isDone),
    toRun: unrecorded.filter((step) => !isDone(step)),
  };
}

/** What a migration has left and is gone; nothing where it has left nothing yet. */
function lackingOf(step: Migration, { recorded, present }: FoundSchema): readonly string[] {
  const own = partsOf(step);
  const gone = own.filter((part) => !present.has(part));
  return recorded.has(step.number) || gone.length < own.length ? gone : [];
}

/** A table that is gone as a whole, rather than each of its columns. */
function inShort(lacking: readonly string[], present: ReadonlySet<string>): readonly string[] {
  const standing = new Set([...present].map(ownerOf));
  return [...new Set(lacking.map((part) => (standing.has(ownerOf(part)) ? part : ownerOf(part))))];
}
