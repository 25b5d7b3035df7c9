import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';
import type { AttemptRecorder } from '../measuring/attempt-recorder.js';

/** Stores the counts of a server's attempts. A server without attempts sends nothing. */
export class AttemptReporter implements BackgroundProcess {
  readonly name = 'attempt-reporter';

  constructor(
    private readonly recorder: AttemptRecorder,
    private readonly intervalMs: number,
  ) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    await this.recorder.store(storage.measurements);
    return pauseFor(this.intervalMs);
  }
}
