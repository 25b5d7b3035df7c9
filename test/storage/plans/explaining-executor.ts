import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Executor } from '../../../lib/storages/typeorm/dialects/mysql/connection/executor.js';
import { parameterValue } from '../../../lib/storages/typeorm/dialects/mysql/connection/parameter-value.js';
import type { Tables } from '../../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import type { StatementBuilder } from '../../../lib/storages/typeorm/dialects/mysql/statement.js';

/** How a table of a statement is read, as EXPLAIN says it. */
export interface Reading {
  readonly table: string | null;
  /** `ALL` for every row of the table. */
  readonly type: string | null;
  readonly key: string | null;
  readonly Extra: string | null;
}

export interface Plan {
  readonly text: string;
  readonly readings: readonly Reading[];
  /** How many entries of indexes the statement has read. */
  readonly read: number;
}

/** What EXPLAIN does not take. */
const BLOCK = 'BEGIN NOT ATOMIC';

/** Notes how each statement was run, but for blocks. */
export class ExplainingExecutor implements Executor {
  readonly plans: Plan[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly tables: Tables,
  ) {}

  async run(builder: StatementBuilder, values: readonly unknown[] = []) {
    return (await this.explained(builder, values)) as RowDataPacket[];
  }

  async change(builder: StatementBuilder, values: readonly unknown[] = []) {
    return ((await this.explained(builder, values)) as ResultSetHeader).affectedRows;
  }

  atomically<T>(_operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return work(this);
  }

  private async explained(builder: StatementBuilder, values: readonly unknown[]) {
    const { text, before: first } = builder(this.tables);
    const all = values.map(parameterValue) as string[];
    if (first) await this.connection.execute(first.text, all.slice(0, first.takes));
    const parameters = first ? all.slice(first.takes) : all;
    if (text.includes(BLOCK)) {
      const [[rows]] = await this.connection.execute<RowDataPacket[][]>(text, parameters);
      return rows;
    }
    const [readings] = await this.connection.execute<RowDataPacket[]>(
      `EXPLAIN FORMAT = TRADITIONAL ${text}`,
      parameters,
    );
    const before = await this.entriesRead();
    const [answer] = await this.connection.execute(text, parameters);
    const read = (await this.entriesRead()) - before;
    this.plans.push({ text, readings: readings as unknown as Reading[], read });
    return answer;
  }

  /** By this session so far. To set the counters back would commit the transaction. */
  private async entriesRead(): Promise<number> {
    const [counters] = await this.connection.query<RowDataPacket[]>(
      "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_next', 'Handler_read_prev', 'Handler_read_key')",
    );
    return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  }
}

const readingsOf = ({ readings }: Plan) => readings.filter(({ table }) => table === 'job');

export const keysOf = (plan: Plan) => [...new Set(readingsOf(plan).map(({ key }) => key))].sort();

export const isSorted = (plan: Plan) =>
  readingsOf(plan).some(({ Extra }) => /filesort|temporary/.test(Extra ?? ''));

const JOBS = /\bhangfire_(?:job|finished_job)\b/;

/** What is read of the tables of jobs without an index, or from one end of an index to the other. */
export const scansOf = ({ text, readings }: Plan) =>
  JOBS.test(text)
    ? readings.filter(
        ({ table, type }) =>
          /^(?:hangfire_)?(?:finished_)?job$/.test(table ?? '') &&
          /^(?:ALL|index)$/.test(type ?? ''),
      )
    : [];
