import type { Row } from '../../../../sql/row.js';
import { InsufficientPrivilegeError } from '../../../../sql/schema/errors/insufficient-privilege-error.js';
import type { Executor } from '../connection/postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import type { Migration } from './migrations/migration.js';
import { findMissingMigrationRights, findMissingRights } from './missing-rights.sql.js';
import { functionNames, tableNames } from './schema-parts.js';
import { tablesIn } from './tables.js';

/** What the database user may do in the schema; what it lacks is said at the start, not when it is needed. */
export class SchemaRights {
  private readonly tables = [...tableNames, 'migration'];

  constructor(private readonly schema: string) {}

  /** @throws InsufficientPrivilegeError when something is missing that every day needs */
  async requireToRun(executor: Executor): Promise<void> {
    await this.require(executor, findMissingRights, [this.schema, this.tables, functionNames]);
  }

  /** @throws InsufficientPrivilegeError when these migrations cannot be run */
  async requireToChange(executor: Executor, steps: readonly Migration[]): Promise<void> {
    const tables = tablesIn(this.schema);
    const makesTemporary = steps.some(({ up }) => up(tables).includes('pg_temp'));
    const parameters = [this.schema, this.tables, makesTemporary];
    await this.require(executor, findMissingMigrationRights, parameters);
  }

  private async require(
    executor: Executor,
    statement: StatementBuilder,
    parameters: readonly unknown[],
  ): Promise<void> {
    const rows = await executor.run(statement, parameters);
    const lacking = rows.map(({ lacking }: Row) => String(lacking));
    if (lacking.length > 0) throw new InsufficientPrivilegeError(this.schema, lacking);
  }
}
