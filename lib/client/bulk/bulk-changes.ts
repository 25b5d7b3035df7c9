import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import { retryWhileUnavailable } from '../../storage/retry-while-unavailable.js';
import { WakeSignal } from '../../support/flow/wake-signal.js';
import { endsWithin } from '../../support/time/time-limit.js';
import { BulkOperations, type BulkRequest } from './bulk-operations.js';
import type { BulkParts } from './bulk-portion.js';
import { BulkRunner } from './bulk-runner.js';
import type { ChangeAllResult } from './change-all.js';
import { BulkOperationGoneError } from './errors/bulk-operation-gone-error.js';
import { BulkOperationUnfinishedError } from './errors/bulk-operation-unfinished-error.js';

/** Pauses between looks at an operation, in milliseconds. Short operations end at once. */
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 1_000;
/** How long the last looks may take when the process stops, in milliseconds. */
const LAST_LOOK_TIMEOUT_MS = 2_000;

/** The bulk operations of this process. One runner works on all of them, whoever began them. */
export class BulkChanges {
  readonly operations: BulkOperations;
  readonly runner: BulkRunner;
  private readonly waits = new Map<WakeSignal, Promise<unknown>>();
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
    const signal = new WakeSignal();
    const result = this.begin(request, signal);
    this.waits.set(signal, result);
    try {
      return await result;
    } finally {
      this.waits.delete(signal);
    }
  }

  /**
   * Stops after the current portion. Every caller who waits looks a last time, as long as the store answers in time.
   */
  async stop(): Promise<void> {
    this.isClosed = true;
    await this.runner.stop();
    for (const signal of this.waits.keys()) signal.close();
    await endsWithin(Promise.allSettled(this.waits.values()), LAST_LOOK_TIMEOUT_MS);
  }

  private async begin(request: BulkRequest, signal: WakeSignal): Promise<ChangeAllResult> {
    const { id } = await this.operations.create(request);
    this.runner.start();
    this.runner.wake();
    return this.end(id, signal);
  }

  private async end(id: string, signal: WakeSignal): Promise<ChangeAllResult> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      await signal.pause(pauseMs);
      const isLast = signal.isClosed;
      const operation = await this.look(id);
      if (operation.endedAt !== undefined) return resultOf(operation);
      if (isLast) throw new BulkOperationUnfinishedError(id);
      if (this.isDue(operation)) this.runner.wake();
    }
  }

  /**
   * The runner rests by a timer, but somebody may have moved the clock of the store, so that the operation is due
   * earlier.
   */
  private isDue({ resumeAt }: BulkOperationRecord): boolean {
    return resumeAt !== undefined && resumeAt <= this.parts.storage.clock.now();
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
