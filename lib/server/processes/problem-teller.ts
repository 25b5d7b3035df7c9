import type { ProblemListener } from '../../problems/problem-listener.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** How long a server may take to tell all that it has taken. Then another server tells what is left. */
const LEASE_MS = 300_000;

/**
 * Tells those who listen in this process what has become of problems. Each notice is taken by one server. It is told at
 * least once: a server that dies before it has confirmed a notice leaves it to another one.
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
