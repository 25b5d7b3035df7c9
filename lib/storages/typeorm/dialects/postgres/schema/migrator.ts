import { setTimeout as delay } from 'node:timers/promises';
import { HangfireError } from '../../../../../support/hangfire-error.js';
import { Backoff } from '../../../../../support/time/backoff.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import { ddl } from './ddl.sql.js';
import { IncompleteSchemaError } from './errors/incomplete-schema-error.js';
import { InsufficientPrivilegeError } from './errors/insufficient-privilege-error.js';
import { SchemaTooNewError } from './errors/schema-too-new-error.js';
import { migrations } from './migrations/index.js';
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
import { functionNames, tableNames } from './schema-parts.js';
import { dropFunction, findLeftFunction, findParts } from './schema-parts.sql.js';
import { type FoundSchema, planOf } from './schema-plan.js';
import { SchemaRights } from './schema-rights.js';

/** How long somebody else may hold a table before the migration fails, in milliseconds. */
const PATIENCE_MS = 15_000;
/** SQLSTATEs: a right is missing; a table, a function, a column or something else has the name already, and other columns. */
const DENIED = '42501';
const TAKEN = new Set(['42P07', '42723', '42701', '42710', '42703']);
const PAUSES = { initialMs: 500, maxMs: 3_000 } as const;

const UP = 'bring the schema up to date';
const DOWN = 'take the schema back';

interface Change {
  readonly operation: string;
  readonly signal?: AbortSignal | undefined;
  /** Whether there is nothing to change. */
  readonly isDone?: (executor: Executor) => Promise<boolean>;
}

export interface MigratorOptions {
  readonly schema: string;
  readonly steps?: readonly Migration[];
  readonly patienceMs?: number;
}

/** Brings the schema up to date, or back. Any number of processes may do so at the same time. */
export class Migrator {
  private readonly schema: string;
  private readonly steps: readonly Migration[];
  private readonly patienceMs: number;
  private readonly rights: SchemaRights;

  constructor(
    private readonly database: PostgresDatabase,
    { schema, steps = migrations, patienceMs = PATIENCE_MS }: MigratorOptions,
  ) {
    this.schema = schema;
    this.steps = steps;
    this.patienceMs = patienceMs;
    this.rights = new SchemaRights(schema);
  }

  /**
   * @param signal ends the waiting for a table that somebody else holds
   * @throws SchemaTooNewError when a newer version of the library has been here
   * @throws InsufficientPrivilegeError when the database user lacks a right to create, change or use it
   * @throws IncompleteSchemaError when somebody has dropped a part of it
   */
  async up(signal?: AbortSignal): Promise<void> {
    const isDone = (executor: Executor) => this.isWhole(executor);
    await this.inTransaction({ operation: UP, signal, isDone }, async (executor) => {
      const plan = planOf(this.steps, await this.find(executor));
      if (plan.startsAnew) await this.clear(executor);
      for (const step of plan.toRecord) await this.record(executor, step);
      if (plan.toRun.length > 0) await this.rights.requireToChange(executor, plan.toRun);
      for (const step of plan.toRun) {
        await executor.run(ddl(step.up));
        await this.record(executor, step);
      }
    });
  }

  /** Takes back every step after `target`. Jobs are lost with the tables that they stand in. */
  async down(target = 0): Promise<void> {
    await this.inTransaction({ operation: DOWN }, async (executor) => {
      const recorded = await this.recorded(executor);
      const applied = this.steps.filter(({ number }) => recorded.has(number));

      for (const step of applied.toReversed()) {
        if (step.number <= target) break;
        await executor.run(ddl(step.down));
        await executor.run(removeMigration, [step.number]);
      }
    });
  }

  private async inTransaction(
    { operation, signal, isDone }: Change,
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

  /** Asked without the lock, so that a process that has nothing to change waits for nobody. */
  private async isWhole(executor: Executor): Promise<boolean> {
    const [table] = await executor.run(findMigrationTable, [this.schema]);
    if (!table) return false;

    const { startsAnew, toRecord, toRun } = planOf(this.steps, await this.find(executor));
    if (startsAnew) return false;
    if (toRun.length > 0) await this.rights.requireToChange(executor, toRun);
    return toRecord.length === 0 && toRun.length === 0;
  }

  private async find(executor: Executor): Promise<FoundSchema> {
    const recorded = await this.recorded(executor);
    const rows = await executor.run(findParts, [this.schema, tableNames, functionNames]);
    return {
      schema: this.schema,
      recorded,
      present: new Set(rows.map(({ part }) => String(part))),
    };
  }

  private async recorded(executor: Executor): Promise<ReadonlySet<number>> {
    const rows = await executor.run(listMigrations);
    const recorded = rows.map(({ number }) => number as number);
    const newest = this.steps.at(-1)?.number ?? 0;
    const found = Math.max(0, ...recorded);

    if (found > newest) throw new SchemaTooNewError(this.schema, found, newest);
    return new Set(recorded);
  }

  /** Removes what is left of tables that are gone. */
  private async clear(executor: Executor): Promise<void> {
    await executor.run(removeAllMigrations);
    const [left] = await executor.run(findLeftFunction, [this.schema]);
    if (left) await executor.run(dropFunction);
  }

  private async record(executor: Executor, step: Migration): Promise<void> {
    await executor.run(insertMigration, [step.number, step.name]);
  }
}

const isHeldByOthers = (error: unknown) => (error as { code?: unknown }).code === '55P03';

/** What PostgreSQL said when the store gave up. */
function refusalOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return error instanceof HangfireError ? String(cause?.code) : '';
}
