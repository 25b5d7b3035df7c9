import { safely } from '../../support/safely.js';

/** The abort signal of one run. The signal is made when it is first read. */
export class RunAbort {
  private controller: AbortController | undefined;
  private abortReason: unknown;

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.isAborted) this.controller.abort(this.abortReason);
    }
    return this.controller.signal;
  }

  get isAborted(): boolean {
    return this.abortReason !== undefined;
  }

  get reason(): unknown {
    return this.abortReason;
  }

  /** Aborts the run. Only the first reason counts. */
  abort(reason: Error): void {
    if (this.isAborted) return;
    this.abortReason = reason;
    this.controller?.abort(reason);
  }

  /** Whether a run threw this error because it was aborted. */
  explains(error: unknown): boolean {
    if (!this.isAborted || typeof error !== 'object' || error === null) return false;
    if (error === this.abortReason) return true;

    const { name, cause } = error as { name?: unknown; cause?: unknown };
    return safely(() => cause === this.abortReason || name === 'AbortError', false);
  }
}
