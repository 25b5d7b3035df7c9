import { describe, expect, it } from '@jest/globals';
import type { Row } from '../../../lib/storages/sql/row.js';
import { mysqlBatches } from '../../../lib/storages/typeorm/dialects/mysql/batches/mysql-batch-operations.js';
import type { Executor } from '../../../lib/storages/typeorm/dialects/mysql/connection/executor.js';
import { tablesIn } from '../../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import type { StatementBuilder } from '../../../lib/storages/typeorm/dialects/mysql/statement.js';

const BATCH_ID = '01980000-0000-7000-8000-000000000000';
/** Of the smallest packet that a server is usually set up for. */
const PACKET_BYTES = 4 * 1024 * 1024;

const facts = { database: 'shop', isMariaDb: true, version: '', maxPacketBytes: 0 };
const tables = tablesIn('hangfire_', facts);
const nameOf = (statement: StatementBuilder) => statement(tables).name;

/** Answers as given, and keeps how large the values of each statement are. */
class SizingExecutor implements Executor {
  readonly sizes = new Map<string | undefined, number[]>();

  constructor(private readonly answers: Readonly<Record<string, readonly Row[]>>) {}

  async run(statement: StatementBuilder): Promise<readonly Row[]> {
    return this.answers[nameOf(statement) ?? ''] ?? [];
  }

  async change(statement: StatementBuilder, values: readonly unknown[] = []): Promise<number> {
    const name = nameOf(statement);
    const size = values.reduce<number>((sum, value) => sum + String(value).length, 0);
    this.sizes.set(name, [...(this.sizes.get(name) ?? []), size]);
    return 0;
  }

  atomically<T>(_operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return work(this);
  }
}

const batch = { id: BATCH_ID, batch_id: null, state: 'Started', has_continuations: 0 };
const counts = { total: '0', succeeded: '0', failed: '0', deleted: '0' };

describe('A statement for MySQL fits into a packet', () => {
  it('when a batch is folded about which very much was noted', async () => {
    const noted = Array.from({ length: 400_000 }, (_, index) => ({
      ...{ batch_id: BATCH_ID, total: 1, succeeded: 0, failed: 0, deleted: 0 },
      number: 1_000_000_000 + index,
    }));
    const executor = new SizingExecutor({
      'hold-batch-increments': noted,
      'read-batches': [{ ...batch, ...counts, enclosing_state: null }],
    });

    await mysqlBatches.fold(executor, [BATCH_ID], 1_000);

    const sizes = executor.sizes.get('remove-batch-increments') ?? [];
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(PACKET_BYTES);
  });

  it('when a batch is cancelled in which very many jobs are parked', async () => {
    const parked = Array.from({ length: 120_000 }, () => ({ id: BATCH_ID, queue: 'default' }));
    const executor = new SizingExecutor({
      'find-tree': [batch],
      'hold-unfinished-batches': [batch],
      'hold-parked-of-batches': parked,
    });

    await mysqlBatches.cancel(executor, BATCH_ID);

    const sizes = executor.sizes.get('ready-parked-jobs') ?? [];
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(PACKET_BYTES);
  });
});
