import { StorageUnavailableError } from '../../../../../storage/errors/storage-unavailable-error.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import type { HangfireError } from '../../../../../support/hangfire-error.js';
import { type Logger, silentLogger } from '../../../../../support/logger.js';
import type { ConflictReports } from '../../../../sql/connection/conflict-reports.js';
import type { Row } from '../../../../sql/row.js';
import type { ReadingKind, SqlDatabase } from '../../../../sql/sql-database.js';
import { Connections, isSilence } from '../../../connection/connections.js';
import { StoreIdentity } from '../../../connection/store-identity.js';
import { requireOpenTransaction } from '../../../require-open-transaction.js';
import type { Tables } from '../schema/tables.js';
import type { Statement, StatementBuilder } from '../statement.js';
import { beginBounded, beginReading } from './begin.sql.js';
import { callerConnection } from './caller-connection.js';
import { identityQuestions } from './identity-questions.js';
import { hasLostStatement } from './lost-statements.js';
import { isMissingPart } from './missing-part.js';
import { ownTypes } from './own-types.js';
import type { PgClient, PgPool, PgQuery, PgResult } from './pg-pool.js';
import { PROBE } from './probe.sql.js';
import { SessionTrust } from './session-trust.js';
import { conflictOf, connectionError, mayBeOfSession, storageError } from './storage-error.js';

/** Longer than a process is ever busy between two statements of a transaction. */
const IDLE_TIMEOUT_MS = 30_000;

/** How often a statement is repeated at once. After that, it is tried again later like any other. */
const MAX_REPEATS = 10;

/** Runs statements, each by itself or inside a transaction. */
export interface Executor {
  run(statement: StatementBuilder, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface PostgresDatabaseOptions {
  readonly tables: Tables;
  /** Keeps hot statements prepared on their connections, as long as they stay there. */
  readonly preparedStatements: boolean;
  readonly logger?: Logger;
  /** What the store was given; its connections lead to the database of the store. */
  readonly dataSource?: object | undefined;
  /** Nobody else can reach the database, which has one session. */
  readonly exclusive?: boolean;
  /** How long a transaction may wait for this process before the database ends it; 0: for ever. */
  readonly idleTimeoutMs?: number | undefined;
  /** How long a statement may take before its connection is taken for dead; left out, for ever. */
  readonly answerTimeoutMs?: number | undefined;
  /** How long the pool may stand still while a statement waits for a connection; left out, it has no line. */
  readonly connectionTimeoutMs?: number | undefined;
  /** Told of what gave way to others; left out, nobody is. */
  readonly conflicts?: ConflictReports;
  /** Connects if need be; every statement waits for it. */
  readonly connect: () => Promise<PgPool>;
  /** Something of the schema is gone; whoever tries again will find it made again. */
  readonly onMissingPart?: () => void;
}

/** The database as the stores use it: statements go in, rows or an error of this library come out. */
export class PostgresDatabase implements Executor, SqlDatabase<Executor> {
  readonly tables: Tables;
  readonly executor: Executor = this;
  private readonly connections: Connections<PgQuery, PgResult, PgClient>;
  private readonly sessions: SessionTrust;
  private readonly identity: StoreIdentity<Executor>;

  constructor(private readonly options: PostgresDatabaseOptions) {
    const { connect, preparedStatements, logger = silentLogger, answerTimeoutMs } = options;
    this.tables = options.tables;
    this.identity = new StoreIdentity(identityQuestions(this), options.dataSource);
    const { connectionTimeoutMs } = options;
    this.sessions = new SessionTrust(preparedStatements, logger);
    this.connections = new Connections(
      connect,
      { text: PROBE },
      (client) => this.sessions.trusts(client),
      answerTimeoutMs,
      connectionTimeoutMs,
    );
  }

  async run(builder: StatementBuilder, parameters: readonly unknown[] = []) {
    const statement = builder(this.tables);
    const operation = operationOf(statement);
    for (let conflicts = 0; ; ) {
      const client = await this.client(operation);
      const query = this.query(statement, parameters);
      try {
        return await this.askOnce(client, query);
      } catch (error) {
        const isPrepared = query.name !== undefined;
        if (isPrepared && this.hasLost(client, error)) continue;
        const isConflict = conflictOf(error) === 'serialization';
        if (!isConflict || conflicts === MAX_REPEATS) throw this.errorOf(operation, error);
        // Where transactions are serializable by default, a statement by itself may fail, too. Nothing was done.
        conflicts += 1;
        this.options.conflicts?.report('serialization');
      }
    }
  }

  /** Commits when `work` resolves, and rolls back when it rejects. */
  transaction<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return this.begun(operation, beginBounded(this.idleTimeoutMs), work);
  }

  read<T>(
    operation: string,
    kind: ReadingKind,
    work: (executor: Executor) => Promise<T>,
  ): Promise<T> {
    return this.begun(operation, beginReading(this.idleTimeoutMs, kind), work);
  }

  private async begun<T>(
    operation: string,
    begin: string,
    work: (executor: Executor) => Promise<T>,
  ): Promise<T> {
    const client = await this.client(operation);
    let failure: Error | undefined;
    let statements = 0;

    try {
      await this.connections.ask(client, { text: begin });
      const result = await work({
        run: (builder, values) => {
          statements += 1;
          return this.runOn(client, builder, values);
        },
      });
      await this.connections.ask(client, { text: 'COMMIT' });
      return result;
    } catch (error) {
      failure = isSilence(error) ? error : await this.rollback(client);
      failure ??= this.doubtOf(client, error);
      // After the first statement, `work` has seen rows, and perhaps acted on them.
      if (!this.hasLost(client, error) || statements > 1) throw this.errorOf(operation, error);
    } finally {
      client.release(failure);
    }
    return this.begun(operation, begin, work);
  }

  /**
   * Statements inside a transaction that somebody else has opened and will end. The first of them fails with an
   * OtherDatabaseError where the transaction is open in another database.
   *
   * @throws NoOpenTransactionError
   */
  within(transaction: CallerTransaction): Executor {
    requireOpenTransaction(transaction);
    const ask = callerConnection(transaction);
    let same: Promise<void> | undefined;
    const direct: Executor = {
      run: (builder, parameters = []) => ask(builder(this.tables), parameters),
    };
    const requireSame = () => {
      // An exclusive store has one session, which the caller is using, and there is no other database.
      if (this.options.exclusive) return;
      same ??= this.identity.requireSame(transaction, direct);
      return same;
    };
    return {
      run: async (builder, parameters = []) => {
        const statement = builder(this.tables);
        await requireSame();
        try {
          return await ask(statement, parameters);
        } catch (error) {
          if (isMissingPart(error)) this.options.onMissingPart?.();
          throw error;
        }
      },
    };
  }

  private get idleTimeoutMs(): number {
    return this.options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
  }

  /** A connection of one's own; to be released. */
  async client(operation: string): Promise<PgClient> {
    try {
      return await this.connections.take();
    } catch (error) {
      throw connectionError(operation, error);
    }
  }

  /** On a connection of the caller's. */
  ask(client: PgClient, text: string): Promise<PgResult> {
    return this.connections.ask(client, { text, types: ownTypes });
  }

  private async askOnce(client: PgClient, query: PgQuery): Promise<readonly Row[]> {
    let failure: Error | undefined;
    try {
      return (await this.connections.ask(client, query)).rows;
    } catch (error) {
      failure = this.doubtOf(client, error);
      throw error;
    } finally {
      client.release(failure);
    }
  }

  /** With which error the connection is to be closed. */
  private doubtOf(client: PgClient, error: unknown): Error | undefined {
    if (isSilence(error)) return error;
    if (!mayBeOfSession(error)) return undefined;

    if (!hasLostStatement(error)) this.sessions.doubt(client);
    return errorOf(error);
  }

  /** Whether nothing was done because the connection has lost the statement; the next one has not. */
  private hasLost(client: PgClient, error: unknown): boolean {
    if (!hasLostStatement(error)) return false;
    this.sessions.lostStatement(client);
    return true;
  }

  private async runOn(
    client: PgClient,
    builder: StatementBuilder,
    parameters: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const statement = builder(this.tables);
    return (await this.connections.ask(client, this.query(statement, parameters))).rows;
  }

  private errorOf(operation: string, error: unknown): HangfireError {
    const { onMissingPart, conflicts } = this.options;
    conflicts?.report(conflictOf(error));
    if (!onMissingPart || !isMissingPart(error)) return storageError(operation, error);
    onMissingPart();
    return new StorageUnavailableError(operation, { cause: error });
  }

  /** A connection that cannot even roll back is not to be used again. */
  private async rollback(client: PgClient): Promise<Error | undefined> {
    try {
      await this.connections.ask(client, { text: 'ROLLBACK' });
      return undefined;
    } catch (error) {
      return errorOf(error);
    }
  }

  private query({ name, text }: Statement, values: readonly unknown[]): PgQuery {
    const types = ownTypes;
    if (name === undefined) return { text, types };
    return this.sessions.preparesStatements
      ? { name, text, values, types }
      : { text, values, types };
  }
}

/** `claim-jobs "hangfire"` is said as "claim jobs". */
const operationOf = ({ name = 'change-the-schema' }: Statement) =>
  name.replace(/ .*/, '').replaceAll('-', ' ');

const errorOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
