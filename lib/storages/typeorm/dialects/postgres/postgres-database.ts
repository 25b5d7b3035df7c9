import type { CallerTransaction } from '../../../../support/caller-transaction.js';
import type { PgClient, PgPool, PgQuery } from './pg-pool.js';
import type { Statement, StatementBuilder } from './statement.js';
import { storageError } from './storage-error.js';
import { beginBounded } from './statements/begin.js';
import type { Tables } from './tables.js';

/** Longer than a process is ever busy between two statements of a transaction. */
const IDLE_TIMEOUT_MS = 30_000;

export type Row = Readonly<Record<string, unknown>>;

/** Runs statements, each by itself or inside a transaction. */
export interface Executor {
  run(statement: StatementBuilder, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface PostgresDatabaseOptions {
  readonly tables: Tables;
  /** Keeps hot statements prepared on their connections. */
  readonly preparedStatements: boolean;
  /** How long a transaction may wait for this process before the database ends it. */
  readonly idleTimeoutMs?: number;
  /** Connects if need be; every statement waits for it. */
  readonly connect: () => Promise<PgPool>;
}

/** The database as the stores use it: statements go in, rows or an error of this library come out. */
export class PostgresDatabase implements Executor {
  readonly tables: Tables;

  constructor(private readonly options: PostgresDatabaseOptions) {
    this.tables = options.tables;
  }

  async run(builder: StatementBuilder, parameters: readonly unknown[] = []) {
    const statement = builder(this.tables);
    try {
      const pool = await this.options.connect();
      return (await pool.query(this.query(statement, parameters))).rows;
    } catch (error) {
      throw storageError(operationOf(statement), error);
    }
  }

  /** Commits when `work` resolves, and rolls back when it rejects. */
  async transaction<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    const client = await this.client(operation);
    let failure: Error | undefined;

    try {
      await client.query(beginBounded(this.options.idleTimeoutMs ?? IDLE_TIMEOUT_MS));
      const result = await work({ run: (builder, values) => this.runOn(client, builder, values) });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      failure = await rollback(client);
      throw storageError(operation, error);
    } finally {
      client.release(failure);
    }
  }

  /** Statements inside a transaction that somebody else has opened and will end. */
  within(transaction: CallerTransaction): Executor {
    return {
      run: async (builder, parameters = []) => {
        const statement = builder(this.tables);
        return rowsOf(await transaction.query(statement.text, [...parameters]));
      },
    };
  }

  /** A connection of one's own; to be released. */
  async client(operation: string): Promise<PgClient> {
    try {
      return await (await this.options.connect()).connect();
    } catch (error) {
      throw storageError(operation, error);
    }
  }

  private async runOn(
    client: PgClient,
    builder: StatementBuilder,
    parameters: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const statement = builder(this.tables);
    return (await client.query(this.query(statement, parameters))).rows;
  }

  private query({ name, text }: Statement, values: readonly unknown[]): PgQuery {
    if (name === undefined) return { text };
    return this.options.preparedStatements ? { name, text, values } : { text, values };
  }
}

/** `claim-jobs "hangfire"` is said as "claim jobs". */
const operationOf = ({ name = 'change-the-schema' }: Statement) =>
  name.replace(/ .*/, '').replaceAll('-', ' ');

/** TypeORM answers UPDATE and DELETE with the rows and how many they are, everything else with the rows. */
function rowsOf(answer: unknown): readonly Row[] {
  if (!Array.isArray(answer)) return [];
  return (Array.isArray(answer[0]) ? answer[0] : answer) as readonly Row[];
}

/** A connection that cannot even roll back is not to be used again. */
async function rollback(client: PgClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
