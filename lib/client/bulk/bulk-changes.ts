import type { BulkOperationRecord } from '../../storage/bulk-store.js';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import { retryWhileUnavailable } from '../../storage/retry-while-unavailable.js';
import { WakeSignal } from '../../support/flow/wake-signal.js';
import { BulkOperations, type BulkRequest } from './bulk-operations.js';
import type { BulkParts } from './bulk-portion.js';
import { BulkRunner } from './bulk-runner.js';
import type { ChangeAllResult } from './change-all.js';
import { BulkOperationGoneError } from './errors/bulk-operation-gone-error.js';
import { BulkOperationUnfinishedError } from './errors/bulk-operation-unfinished-error.js';

/** Pauses between looks at an operation, in milliseconds. Short operations end at once. */
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 1_000;

/** The bulk operations of this process: one runner works on them, whoever began them. */
export class BulkChanges {
  readonly operations: BulkOperations;
  readonly runner: BulkRunner;
  private readonly waits = new Set<WakeSignal>();
  private isClosed = false;

  constructor(private readonly parts: BulkParts) {
    this.operations = new BulkOperations(parts.storage);
    this.runner = new BulkRunner(parts);
  }

  /**
   * Begins an operation, and waits until it has ended.
   *
   * @throws StorageClosedError
   * @throws BulkOperationUnfinishedError when the application closes before
   * @throws BulkOperationGoneError
   */
  async make(request: BulkRequest): Promise<ChangeAllResult> {
    if (this.isClosed) throw new StorageClosedError();
    const { id } = await this.operations.create(request);
    this.runner.start();

    const signal = new WakeSignal();
    this.waits.add(signal);
    try {
      return await this.end(id, signal);
    } finally {
      this.waits.delete(signal);
    }
  }

  /** The current portion ends, unless the store keeps it waiting. */
  async stop(): Promise<void> {
    this.isClosed = true;
    await this.runner.stop();
    for (const wait of this.waits) wait.close();
  }

  private async end(id: string, signal: WakeSignal): Promise<ChangeAllResult> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      // Its time may have come by a clock that somebody has moved.
      this.runner.wake();
      await signal.pause(pauseMs);
      const operation = await this.look(id);
      if (operation.endedAt !== undefined) return resultOf(operation);
      if (this.isClosed) throw new BulkOperationUnfinishedError(id);
    }
  }

  private async look(id: string): Promise<BulkOperationRecord> {
    const operation = await retryWhileUnavailable(() => this.parts.storage.bulk.find(id));
    if (!operation) throw new BulkOperationGoneError(id);
    return operation;
  }
}

const resultOf = ({
  id: operationId,
  changed,
  skipped,
  failed = 0,
  isCanceled,
  error,
}: BulkOperationRecord): ChangeAllResult => ({
  operationId,
  changed,
  skipped,
  failed,
  isCanceled,
  error,
});
