import type { SchemaStep } from '../../../../../sql/schema/schema-operations.js';
import type { Tables } from '../tables.js';

/**
 * One step of the schema, as statements that are run one after the other. Each of them commits by itself, so a step that is
 * interrupted is run again as a whole: every statement has to bear that its work is done. One that
 * adds columns to a table is left out once they stand; it adds them, and does everything else, at once.
 */
export interface Migration extends SchemaStep {
  readonly up: (tables: Tables) => readonly string[];
  readonly down: (tables: Tables) => readonly string[];
}
