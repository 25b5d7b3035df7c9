import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { StorageUnavailableError } from '../../../../../storage/errors/storage-unavailable-error.js';
import { HangfireError } from '../../../../../support/hangfire-error.js';
import { IncompleteSchemaError } from '../../../../sql/schema/errors/incomplete-schema-error.js';
import { InsufficientPrivilegeError } from '../../../../sql/schema/errors/insufficient-privilege-error.js';
import type { SchemaChange, SchemaOperations } from '../../../../sql/schema/schema-operations.js';
import { isDoneAlready, isRefused } from '../connection/error-codes.js';
import type { Executor } from '../connection/executor.js';
import type { MysqlDatabase } from '../connection/mysql-database.js';
import type { ServerFacts } from '../connection/server-facts.js';
import { ddl } from '../statement.js';
import { lackingRights, RIGHTS_TO_MIGRATE, RIGHTS_TO_RUN, type Right } from './granted-rights.js';
import type { Migration } from './migrations/migration.js';
import {
  createMigrationTable,
  findMigrationTable,
  findParts,
  insertMigration,
  listMigrations,
  lockMigrations,
  removeAllMigrations,
  removeMigration,
  unlockMigrations,
} from './migrations.sql.js';
import { showGrants } from './rights.sql.js';
import { isDone, partsOf } from './schema-parts.js';

/** How long another process may migrate before this one gives up, in milliseconds. */
const PATIENCE_MS = 60_000;
const LOOK_SECONDS = 1;

/** How often a process looks again what another node of its cluster has left to do, and the longest pause before it. */
const LOOKS_AT_MOST = 20;
const PAUSE_MS = 500;

/** Changes of the schema on MySQL: one process at a time; each statement commits by itself. */
export class MysqlSchema implements SchemaOperations<Executor, Migration> {
  readonly areStepsAtomic = false;
  readonly partsOf = partsOf;

  constructor(
    private readonly database: MysqlDatabase,
    private readonly prefix: string,
  ) {}

  async change(
    change: SchemaChange<Executor>,
    work: (executor: Executor) => Promise<void>,
  ): Promise<void> {
    const facts = await this.findFacts();
    for (let look = 1; ; look += 1) {
      try {
        return await this.changeUnderLock(facts, change, work);
      } catch (error) {
        const mayBeOthers = facts.isInCluster && isBesideOthers(error) && look < LOOKS_AT_MOST;
        if (!mayBeOthers) throw refusalOf(error, facts.database);
        await delay(Math.random() * PAUSE_MS);
      }
    }
  }

  /** The lock is of one server: processes on different nodes of a cluster change the schema at the same time. */
  private async changeUnderLock(
    facts: ServerFacts,
    { operation, signal, isDone }: SchemaChange<Executor>,
    work: (executor: Executor) => Promise<void>,
  ): Promise<void> {
    // All of it on one connection, whose end would free the lock.
    await this.database.transaction(operation, async (executor) => {
      await this.requireRights(executor, RIGHTS_TO_RUN);
      if (await isDone?.(executor)) return;
      const lock = this.lockNameIn(facts);
      await this.waitForLock(executor, operation, lock, signal);
      try {
        // Whoever had the lock may have done all of it.
        if (await isDone?.(executor)) return;
        await this.requireToChange(executor);
        await executor.run(createMigrationTable);
        await work(executor);
      } finally {
        await executor.run(unlockMigrations, [lock]);
      }
    });
  }

  async hasRecords(executor: Executor): Promise<boolean> {
    const { facts } = await this.database.place();
    const values = [facts.database, `${this.prefix}migration`];
    return (await executor.run(findMigrationTable, values)).length > 0;
  }

  async findRecorded(executor: Executor): Promise<number[]> {
    return (await executor.run(listMigrations)).map(({ number }) => Number(number));
  }

  async findPresent(executor: Executor): Promise<string[]> {
    const { facts } = await this.database.place();
    const pattern = `${this.prefix.replace(/[_%|]/g, '|$&')}%`;
    const rows = await executor.run(findParts, [facts.database, pattern]);
    return rows.map(({ part }) => String(part).slice(this.prefix.length));
  }

  requireToChange(executor: Executor): Promise<void> {
    return this.requireRights(executor, RIGHTS_TO_MIGRATE);
  }

  async up(executor: Executor, step: Migration): Promise<void> {
    await this.runAll(executor, step.up);
  }

  async down(executor: Executor, step: Migration): Promise<void> {
    await this.runAll(executor, step.down);
  }

  record(executor: Executor, { number, name }: Migration): Promise<unknown> {
    return executor.change(insertMigration, [number, name]);
  }

  removeRecord(executor: Executor, { number }: Migration): Promise<unknown> {
    return executor.change(removeMigration, [number]);
  }

  async clear(executor: Executor): Promise<void> {
    await executor.change(removeAllMigrations);
  }

  incompleteError(lacking: readonly string[]): IncompleteSchemaError {
    return new IncompleteSchemaError(this.prefix, lacking, { remedy: dropRemedy(this.prefix) });
  }

  /** Whoever has no right at all is refused the connection. */
  private async findFacts(): Promise<ServerFacts> {
    try {
      return (await this.database.place()).facts;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** All that are missing at once, and not the first one when a statement takes it. */
  private async requireRights(executor: Executor, wanted: readonly Right[]): Promise<void> {
    const { facts } = await this.database.place();
    const grants = (await executor.run(showGrants)).map((row) => String(Object.values(row)[0]));
    const lacking = lackingRights(grants, facts.database, wanted);
    if (lacking.length === 0) return;
    throw new InsufficientPrivilegeError(
      facts.database,
      lacking.map((right) => `${right} on ${facts.database}.*`),
      { remedy: grantRemedy(facts.database) },
    );
  }

  private async runAll(executor: Executor, statements: Migration['up']): Promise<void> {
    const { tables } = await this.database.place();
    const present = new Set(await this.findPresent(executor));
    for (const text of statements(tables)) {
      if (isDone(text, this.prefix, present)) continue;
      await executor.change(ddl(() => text));
    }
  }

  private async waitForLock(
    executor: Executor,
    operation: string,
    lock: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const startedMs = performance.now();
    for (;;) {
      const [row] = await executor.run(lockMigrations, [lock, LOOK_SECONDS]);
      if (Number(row?.got) === 1) return;
      const isOver = signal?.aborted || performance.now() - startedMs > PATIENCE_MS;
      if (isOver) throw new StorageUnavailableError(operation, { cause: heldByOthers() });
    }
  }

  /** MySQL allows 64 characters, in a name that counts for the whole server. */
  private lockNameIn({ database }: ServerFacts): string {
    const text = JSON.stringify([database, this.prefix]);
    return `hangfire:${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
  }
}

/** Whether another process may have been at the same step: it has done it, or is in the middle of it. */
const isBesideOthers = (error: unknown) =>
  error instanceof IncompleteSchemaError ||
  (error instanceof HangfireError && isDoneAlready(error.cause));

/** The error that says so, where the database refused something for want of a right; otherwise the same error. */
function refusalOf(error: unknown, database?: string): unknown {
  const cause = error instanceof HangfireError ? error.cause : undefined;
  if (!isRefused(cause)) return error;
  const name = database ?? deniedDatabase(cause);
  return new InsufficientPrivilegeError(name, [], { cause, remedy: grantRemedy(name) });
}

/** `Access denied for user 'worker'@'%' to database 'shop'`, in whatever language. */
const deniedDatabase = (cause: unknown) => String(cause).split("'").at(-2) ?? '';

const grantRemedy = (database: string) =>
  'Have an administrator grant it the rights to create, change and use the tables (GRANT ' +
  `${[...RIGHTS_TO_RUN, ...RIGHTS_TO_MIGRATE].join(', ')} ON \`${database}\`.* TO …). What a role gives counts ` +
  'only while the role is active, as a default role is (SET DEFAULT ROLE …).';

const dropRemedy = (prefix: string) =>
  `drop all tables whose names begin with ${prefix}, and they are made anew, without any job. Or tables of the same ` +
  'names belong to somebody else: give the option `tablePrefix` another text.';

const heldByOthers = () => new Error('Another process has been changing the schema for too long');
