import { setTimeout as delay } from 'node:timers/promises';
import { Backoff } from '../../../../support/backoff.js';
import { HangfireError } from '../../../../support/hangfire-error.js';
import { InsufficientPrivilegeError } from './errors/insufficient-privilege-error.js';
import { SchemaTooNewError } from './errors/schema-too-new-error.js';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import type { Executor, PostgresDatabase } from './postgres-database.js';
import { ddl } from './statements/ddl.js';
import {
  boundLockWaits,
  createMigrationTable,
  createSchema,
  findSchema,
  insertMigration,
  listMigrations,
  lockMigrations,
  markStart,
  removeMigration,
  returnToStart,
} from './statements/migrations.js';

/** How long somebody else may hold a table before the migration fails, in milliseconds. */
const PATIENCE_MS = 15_000;
const PAUSES = { initialMs: 500, maxMs: 3_000 } as const;

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

  constructor(
    private readonly database: PostgresDatabase,
    { schema, steps = migrations, patienceMs = PATIENCE_MS }: MigratorOptions,
  ) {
    this.schema = schema;
    this.steps = steps;
    this.patienceMs = patienceMs;
  }

  /**
   * @param signal ends the waiting for a table that somebody else holds
   * @throws SchemaTooNewError when a newer version of the library has been here
   * @throws InsufficientPrivilegeError when the database user may not create what is missing
   */
  async up(signal?: AbortSignal): Promise<void> {
    await this.inTransaction('bring the schema up to date', signal, async (executor) => {
      for (const step of await this.missing(executor)) {
        await executor.run(ddl(step.up));
        await executor.run(insertMigration, [step.number, step.name]);
      }
    });
  }

  /** Takes back every step after `target`. Jobs are lost with the tables that they stand in. */
  async down(target = 0): Promise<void> {
    await this.inTransaction('take the schema back', undefined, async (executor) => {
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
    signal: AbortSignal | undefined,
    work: (executor: Executor) => Promise<void>,
  ): Promise<void> {
    try {
      await this.database.transaction(operation, async (executor) => {
        await executor.run(lockMigrations, [this.schema]);
        const [schema] = await executor.run(findSchema, [this.schema]);
        // CREATE SCHEMA IF NOT EXISTS would want the right to create one even where it exists.
        if (!schema) await executor.run(createSchema);
        await executor.run(createMigrationTable);
        await this.patiently(executor, signal, () => work(executor));
      });
    } catch (error) {
      throw isPrivilegeError(error)
        ? new InsufficientPrivilegeError(this.schema, { cause: error })
        : error;
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

  private async missing(executor: Executor): Promise<readonly Migration[]> {
    const rows = await executor.run(listMigrations);
    const applied = rows.map(({ number }) => number as number);
    const newest = this.steps.at(-1)?.number ?? 0;
    const found = Math.max(0, ...applied);

    if (found > newest) throw new SchemaTooNewError(this.schema, found, newest);
    return this.steps.filter(({ number }) => !applied.includes(number));
  }
}

const isHeldByOthers = (error: unknown) => (error as { code?: unknown }).code === '55P03';

function isPrivilegeError(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return error instanceof HangfireError && cause?.code === '42501';
}
