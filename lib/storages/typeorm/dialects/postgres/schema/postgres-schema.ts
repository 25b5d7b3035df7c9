import { setTimeout as delay } from 'node:timers/promises';
import { HangfireError } from '../../../../../support/hangfire-error.js';
import { Backoff } from '../../../../../support/time/backoff.js';
import type { SchemaChange, SchemaOperations } from '../../../../sql/schema/schema-operations.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import { ddl } from './ddl.sql.js';
import { IncompleteSchemaError } from '../../../../sql/schema/errors/incomplete-schema-error.js';
import { InsufficientPrivilegeError } from '../../../../sql/schema/errors/insufficient-privilege-error.js';
import type { Migration } from './migrations/migration.js';
import {
  boundLockWaits,
  createMigrationTable,
  createSchema,
  findMigrationTable,
  findSchema,
  insertMigration,
  listMigrations,
  lockMigrations,
  markStart,
  removeAllMigrations,
  removeMigration,
  returnToStart,
} from './migrations.sql.js';
import { functionNames, partsOf, tableNames } from './schema-parts.js';
import { dropFunction, findLeftFunction, findParts } from './schema-parts.sql.js';
import { SchemaRights } from './schema-rights.js';

/** How long somebody else may hold a table before the migration fails, in milliseconds. */
const PATIENCE_MS = 15_000;
/** SQLSTATEs: a right is missing; a table, a function, a column or something else has the name already, and other columns. */
const DENIED = '42501';
const TAKEN = new Set(['42P07', '42723', '42701', '42710', '42703']);
const PAUSES = { initialMs: 500, maxMs: 3_000 } as const;

export interface PostgresSchemaOptions {
  readonly schema: string;
  readonly patienceMs?: number;
}

/** Changes of the schema on PostgreSQL: all of them in one transaction, which a lock keeps from others. */
export class PostgresSchema implements SchemaOperations<Executor, Migration> {
  readonly areStepsAtomic = true;
  readonly partsOf = partsOf;
  private readonly schema: string;
  private readonly patienceMs: number;
  private readonly rights: SchemaRights;

  constructor(
    private readonly database: PostgresDatabase,
    { schema, patienceMs = PATIENCE_MS }: PostgresSchemaOptions,
  ) {
    this.schema = schema;
    this.patienceMs = patienceMs;
    this.rights = new SchemaRights(schema);
  }

  async change(
    { operation, signal, isDone }: SchemaChange<Executor>,
    work: (executor: Executor) => Promise<void>,
  ): Promise<void> {
    try {
      await this.database.transaction(operation, async (executor) => {
        const [schema] = await executor.run(findSchema, [this.schema]);
        // CREATE SCHEMA IF NOT EXISTS would want the right to create one even where it exists.
        if (schema) await this.rights.requireToRun(executor);
        else await executor.run(createSchema);
        if (schema && (await isDone?.(executor))) return;
        await executor.run(createMigrationTable);
        await executor.run(lockMigrations);
        await this.patiently(executor, signal, () => work(executor));
      });
    } catch (error) {
      const code = refusalOf(error);
      if (code === DENIED) throw new InsufficientPrivilegeError(this.schema, [], { cause: error });
      if (TAKEN.has(code)) throw new IncompleteSchemaError(this.schema, [], { cause: error });
      throw error;
    }
  }

  async hasRecords(executor: Executor): Promise<boolean> {
    return (await executor.run(findMigrationTable, [this.schema])).length > 0;
  }

  async findRecorded(executor: Executor): Promise<number[]> {
    const rows = await executor.run(listMigrations);
    return rows.map(({ number }) => number as number);
  }

  async findPresent(executor: Executor): Promise<string[]> {
    const rows = await executor.run(findParts, [this.schema, tableNames, functionNames]);
    return rows.map(({ part }) => String(part));
  }

  requireToChange(executor: Executor, steps: readonly Migration[]): Promise<void> {
    return this.rights.requireToChange(executor, steps);
  }

  up(executor: Executor, step: Migration): Promise<unknown> {
    return executor.run(ddl(step.up));
  }

  down(executor: Executor, step: Migration): Promise<unknown> {
    return executor.run(ddl(step.down));
  }

  record(executor: Executor, { number, name }: Migration): Promise<unknown> {
    return executor.run(insertMigration, [number, name]);
  }

  removeRecord(executor: Executor, { number }: Migration): Promise<unknown> {
    return executor.run(removeMigration, [number]);
  }

  async clear(executor: Executor): Promise<void> {
    await executor.run(removeAllMigrations);
    const [left] = await executor.run(findLeftFunction, [this.schema]);
    if (left) await executor.run(dropFunction);
  }

  incompleteError(lacking: readonly string[]): IncompleteSchemaError {
    return new IncompleteSchemaError(this.schema, lacking);
  }

  /**
   * Whoever comes after a change of a table that has to wait waits with it, so it gives way soon and tries
   * again. The lock of migrations is kept meanwhile: others who migrate would else fill the pauses.
   */
  private async patiently(
    executor: Executor,
    signal: AbortSignal | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    const startedMs = performance.now();
    const backoff = new Backoff(PAUSES);
    await executor.run(boundLockWaits);
    await executor.run(markStart);

    for (;;) {
      try {
        return await work();
      } catch (error) {
        const isOver = signal?.aborted || performance.now() - startedMs >= this.patienceMs;
        if (isOver || !isHeldByOthers(error)) throw error;
        await executor.run(returnToStart);
      }
      // Closing the store cuts it short, for a last attempt.
      await delay(backoff.nextMs(), undefined, { signal }).catch(() => {});
    }
  }
}

const isHeldByOthers = (error: unknown) => (error as { code?: unknown }).code === '55P03';

/** What PostgreSQL said when the store gave up. */
function refusalOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return error instanceof HangfireError ? String(cause?.code) : '';
}
