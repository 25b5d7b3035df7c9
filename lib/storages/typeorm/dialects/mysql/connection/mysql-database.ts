import { StorageUnavailableError } from '../../../../../storage/errors/storage-unavailable-error.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import type { HangfireError } from '../../../../../support/hangfire-error.js';
import type { ConflictReports } from '../../../../sql/connection/conflict-reports.js';
import type { ReadingKind, SqlDatabase } from '../../../../sql/sql-database.js';
import { Connections, isSilence } from '../../../connection/connections.js';
import { StoreIdentity } from '../../../connection/store-identity.js';
import { requireOpenTransaction } from '../../../require-open-transaction.js';
import type { Statement, StatementBuilder } from '../statement.js';
import { callerConnection } from './caller-connection.js';
import { conflictOf, isFatal, isMissingPart } from './error-codes.js';
import type { Executor } from './executor.js';
import { identityQuestions } from './identity-questions.js';
import type { MysqlAnswer, MysqlClient, MysqlQuery } from './mysql-client.js';
import type { MysqlPool } from './mysql-pool.js';
import { retryConflicts } from './retry-conflicts.js';
import type { ServerFacts } from './server-facts.js';
import type { Place, Sessions } from './sessions.js';
import {
  BEGIN,
  BEGIN_READING,
  BEGIN_SNAPSHOT,
  COMMIT,
  endTimeLimit,
  ISOLATE_NEXT,
  limitTime,
  PROBE,
  ROLLBACK,
} from './sessions.sql.js';
import { StatementRunner } from './statement-runner.js';
import { connectionError, storageError } from './storage-error.js';

/** How long one statement of a read may take. */
const READING_SECONDS = 2;

export interface MysqlDatabaseOptions {
  /** The sessions of the pool, for all databases on it. */
  readonly sessions: Sessions;
  /** How long a statement may take before its connection is taken for dead; left out, for ever. */
  readonly answerTimeoutMs?: number | undefined;
  /** How long the pool may stand still while a statement waits for a connection; left out, it has no line. */
  readonly connectionTimeoutMs?: number | undefined;
  /** What the store was given, where its transactions will do without being looked at. */
  readonly dataSource?: object | undefined;
  /** Told of what gave way to others; left out, nobody is. */
  readonly conflicts?: ConflictReports;
  /** Connects if need be; every statement waits for it. */
  readonly connect: () => Promise<MysqlPool>;
  /** Something of the schema is gone; whoever tries again will find it made again. */
  readonly onMissingPart?: () => void;
}

/** The database as the stores use it: statements go in, rows or an error of this library come out. */
export class MysqlDatabase implements SqlDatabase<Executor> {
  readonly executor: Executor;
  private readonly connections: Connections<MysqlQuery, MysqlAnswer, MysqlClient>;
  private readonly identity: StoreIdentity<Executor>;

  constructor(private readonly options: MysqlDatabaseOptions) {
    const { connect, answerTimeoutMs, connectionTimeoutMs } = options;
    this.connections = new Connections(
      connect,
      { text: PROBE },
      () => true,
      answerTimeoutMs,
      connectionTimeoutMs,
    );
    this.executor = new StatementRunner(
      (builder, values) => this.runAlone(builder, values),
      (operation, work) => this.transaction(operation, work),
    );
    this.identity = new StoreIdentity(
      identityQuestions(this.executor, async () => (await this.place()).tables.schema),
      options.dataSource,
    );
  }

  /** Where the connections lead to. It takes a connection only once: the caller may hold the only one. */
  async place(): Promise<Place> {
    const known = this.options.sessions.known(await this.options.connect());
    return known ?? this.use('read the version', async (_client, place) => place);
  }

  /**
   * Commits when `work` resolves, and rolls back when it rejects. Runs it again where the database has rolled it back
   * because it met others.
   */
  transaction<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return this.use(operation, async (client, { tables }) => {
      const begin = client.pool.isPrivate ? [BEGIN] : [ISOLATE_NEXT, BEGIN];
      return this.begun(client, begin, () => work(this.runnerOn(client, tables)));
    });
  }

  /** MariaDB bounds the time of whatever is done, MySQL only that of statements that read. */
  read<T>(
    operation: string,
    kind: ReadingKind,
    work: (executor: Executor) => Promise<T>,
  ): Promise<T> {
    return this.use(operation, async (client, { tables, facts }) => {
      client.isLimited = true;
      await this.connections.ask(client, { text: limitTime(facts.isMariaDb, READING_SECONDS) });
      const begin = beginningOf(kind, client);
      const reading = () => work(this.runnerOn(client, tables));
      return begin.length === 0 ? reading() : this.begun(client, begin, reading);
    });
  }

  /**
   * Statements inside a transaction that somebody else has opened and will end. The first of them fails with an
   * OtherDatabaseError where the transaction is open on another server.
   *
   * @throws NoOpenTransactionError
   */
  within(transaction: CallerTransaction): Executor {
    requireOpenTransaction(transaction);
    const ask = callerConnection(transaction);
    const direct = new StatementRunner(async (builder, values) =>
      ask(builder((await this.place()).tables), values),
    );
    let same: Promise<void> | undefined;
    return new StatementRunner(async (builder, values) => {
      const { tables } = await this.place();
      same ??= this.identity.requireSame(transaction, direct);
      await same;
      try {
        return await ask(builder(tables), values);
      } catch (error) {
        if (isMissingPart(error)) this.options.onMissingPart?.();
        throw error;
      }
    });
  }

  private runAlone(builder: StatementBuilder, values: readonly unknown[]): Promise<MysqlAnswer> {
    let operation = 'prepare a statement';
    const ask = (client: MysqlClient, { tables }: Place) => {
      const statement = builder(tables);
      operation = operationOf(statement);
      return this.ask(client, statement, values);
    };
    return this.use(() => operation, ask);
  }

  /** Takes a connection for some work, and tries again what gave way to others. */
  private async use<T>(
    operation: string | (() => string),
    work: (client: MysqlClient, place: Place) => Promise<T>,
  ): Promise<T> {
    const nameOf = () => (typeof operation === 'string' ? operation : operation());
    try {
      return await retryConflicts(() => this.useOnce(nameOf(), work), this.noteConflict);
    } catch (error) {
      throw this.errorOf(nameOf(), error);
    }
  }

  private readonly noteConflict = (error: unknown): void => {
    this.options.conflicts?.report(conflictOf(error));
  };

  private async useOnce<T>(
    operation: string,
    work: (client: MysqlClient, place: Place) => Promise<T>,
  ): Promise<T> {
    const client = await this.take(operation);
    let isUsable = false;
    try {
      const place = await this.options.sessions.prepare(client);
      const result = await work(client, place);
      if (client.isLimited) await this.endLimit(client, place.facts);
      isUsable = true;
      return result;
    } catch (error) {
      isUsable = !isSilence(error) && !isFatal(error) && !client.isLimited && !client.isLost;
      throw error;
    } finally {
      client.release(!isUsable);
    }
  }

  private async begun<T>(
    client: MysqlClient,
    begin: readonly string[],
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      for (const text of begin) await this.connections.ask(client, { text });
      const result = await work();
      await this.connections.ask(client, { text: COMMIT });
      return result;
    } catch (error) {
      await this.rollback(client, error);
      throw error;
    }
  }

  private runnerOn(client: MysqlClient, tables: Place['tables']): StatementRunner {
    return new StatementRunner((builder, values) => this.ask(client, builder(tables), values));
  }

  private async endLimit(client: MysqlClient, { isMariaDb }: ServerFacts): Promise<void> {
    await this.connections.ask(client, { text: endTimeLimit(isMariaDb) });
    client.isLimited = false;
  }

  /** A connection that cannot even roll back is not to be used again. */
  private async rollback(client: MysqlClient, error: unknown): Promise<void> {
    if (isSilence(error) || isFatal(error)) return;
    try {
      await this.connections.ask(client, { text: ROLLBACK });
    } catch {
      client.isLost = true;
    }
  }

  private async take(operation: string): Promise<MysqlClient> {
    try {
      return await this.connections.take();
    } catch (error) {
      throw connectionError(operation, error);
    }
  }

  private async ask(
    client: MysqlClient,
    { name, text, before }: Statement,
    values: readonly unknown[],
  ): Promise<MysqlAnswer> {
    if (name === undefined) return this.connections.ask(client, { text });
    if (!before) return this.connections.ask(client, { text, values });

    const { takes } = before;
    await this.connections.ask(client, { text: before.text, values: values.slice(0, takes) });
    return this.connections.ask(client, { text, values: values.slice(takes) });
  }

  private errorOf(operation: string, error: unknown): HangfireError {
    const { onMissingPart } = this.options;
    if (!onMissingPart || !isMissingPart(error)) return storageError(operation, error);
    onMissingPart();
    return new StorageUnavailableError(operation, { cause: error });
  }
}

/** The sessions of the store's own connections are as a quick read needs them, so that one has no transaction. */
function beginningOf(kind: ReadingKind, { pool }: MysqlClient): readonly string[] {
  if (kind === 'timed') return BEGIN_SNAPSHOT;
  return pool.isPrivate ? [] : [ISOLATE_NEXT, BEGIN_READING];
}

/** `claim-jobs` is said as "claim jobs". */
const operationOf = ({ name = 'change-the-schema' }: Statement) => name.replaceAll('-', ' ');
