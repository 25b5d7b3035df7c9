import type { ProblemListener } from '../../problems/problem-listener.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/**
 * How long a server may take to tell the notices that it has taken, in milliseconds. After that, another server tells
 * the rest.
 */
const LEASE_MS = 300_000;

/**
 * Tells the listeners in this process when problems are opened or closed. One server takes each notice. A notice is
 * told at least once: if a server dies before it has confirmed a notice, another server tells it.
 */
export class ProblemTeller implements BackgroundProcess {
  readonly name = 'problem-teller';

  constructor(
    private readonly listener: ProblemListener,
    private readonly intervalMs: number,
  ) {}

  async execute({ storage: { problems } }: ProcessContext): Promise<Pause> {
    for (const notice of await problems.takeNotices(LEASE_MS)) {
      await this.listener(notice);
      await problems.confirmNotices([notice]);
    }
    return pauseFor(this.intervalMs);
  }
}
