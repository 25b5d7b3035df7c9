import { sizeOfTransition } from '../../../storage/stored-size.js';
import type { Transition, TransitionOutcome } from '../../../storage/transition.js';
import { type ChunkBounds, chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import { APPLY_TRANSITIONS } from './apply-transitions.lua.js';
import type { HistoryTrimmer } from './history-trimmer.js';
import { transitionArguments } from './job-arguments.js';

/** How many transitions one script applies. */
const TRANSITIONS_IN_SCRIPT: ChunkBounds<Transition> = {
  count: 100,
  size: { of: sizeOfTransition, nameOf: ({ jobId }) => `The transition of job ${jobId}` },
};

/** 1: applied. 0: not found. A text: the state that was found. */
type Outcome = 0 | 1 | string;

export class TransitionApplier {
  constructor(
    private readonly redis: RedisExecutor,
    private readonly trimmer: HistoryTrimmer,
  ) {}

  /**
   * @param sinceOf the time of the state that the job must still be in, in milliseconds since 1970
   */
  async apply(
    transitions: readonly Transition[],
    sinceOf: (jobId: string) => number | undefined = () => undefined,
  ): Promise<TransitionOutcome[]> {
    const outcomes: TransitionOutcome[] = [];
    for (const chunk of chunksOf(transitions, TRANSITIONS_IN_SCRIPT)) {
      const fields = chunk.flatMap((one) => transitionArguments(one, sinceOf(one.jobId)));
      const [answers, longHistories] = await this.redis.run<[Outcome[], string[]]>(
        APPLY_TRANSITIONS,
        fields,
      );
      for (const answer of answers) outcomes.push(outcomeOf(answer));
      for (const id of longHistories) await this.trimmer.trim(id);
    }
    return outcomes;
  }
}

function outcomeOf(answer: Outcome): TransitionOutcome {
  if (answer === 1) return { applied: true };
  if (answer === 0) return { applied: false, obstacle: 'not-found' };
  return { applied: false, obstacle: 'changed', state: answer };
}
