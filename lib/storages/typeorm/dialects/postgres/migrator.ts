import { HangfireError } from '../../../../support/hangfire-error.js';
import { InsufficientPrivilegeError } from './errors/insufficient-privilege-error.js';
import { SchemaTooNewError } from './errors/schema-too-new-error.js';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import type { Executor, PostgresDatabase } from './postgres-database.js';
import { ddl } from './statements/ddl.js';
import {
  createMigrationTable,
  createSchema,
  findSchema,
  insertMigration,
  listMigrations,
  lockMigrations,
  removeMigration,
} from './statements/migrations.js';

/** Brings the schema up to date, or back. Any number of processes may do so at the same time. */
export class Migrator {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly schema: string,
    private readonly steps: readonly Migration[] = migrations,
  ) {}

  /**
   * @throws SchemaTooNewError when a newer version of the library has been here
   * @throws InsufficientPrivilegeError when the database user may not create what is missing
   */
  async up(): Promise<void> {
    await this.inTransaction('bring the schema up to date', async (executor) => {
      for (const step of await this.missing(executor)) {
        await executor.run(ddl(step.up));
        await executor.run(insertMigration, [step.number, step.name]);
      }
    });
  }

  /** Takes back every step after `target`. Jobs are lost with the tables that they stand in. */
  async down(target = 0): Promise<void> {
    await this.inTransaction('take the schema back', async (executor) => {
      const missing = await this.missing(executor);
      const applied = this.steps.filter((step) => !missing.includes(step));

      for (const step of applied.toReversed()) {
        if (step.number <= target) break;
        await executor.run(ddl(step.down));
        await executor.run(removeMigration, [step.number]);
      }
    });
  }

  private async inTransaction(
    operation: string,
    work: (executor: Executor) => Promise<void>,
  ): Promise<void> {
    try {
      await this.database.transaction(operation, async (executor) => {
        await executor.run(lockMigrations, [this.schema]);
        const [schema] = await executor.run(findSchema, [this.schema]);
        // CREATE SCHEMA IF NOT EXISTS would want the right to create one even where it exists.
        if (!schema) await executor.run(createSchema);
        await executor.run(createMigrationTable);
        await work(executor);
      });
    } catch (error) {
      throw isPrivilegeError(error)
        ? new InsufficientPrivilegeError(this.schema, { cause: error })
        : error;
    }
  }

  private async missing(executor: Executor): Promise<readonly Migration[]> {
    const rows = await executor.run(listMigrations);
    const applied = rows.map(({ number }) => number as number);
    const newest = this.steps.at(-1)?.number ?? 0;
    const found = Math.max(0, ...applied);

    if (found > newest) throw new SchemaTooNewError(this.schema, found, newest);
    return this.steps.filter(({ number }) => !applied.includes(number));
  }
}

function isPrivilegeError(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return error instanceof HangfireError && cause?.code === '42501';
}
