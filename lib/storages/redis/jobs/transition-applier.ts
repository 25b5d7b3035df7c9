import { sizeOfTransition } from '../../../storage/jobs/stored-size.js';
import type { Transition, TransitionOutcome } from '../../../storage/jobs/transition.js';
import { type ChunkBounds, chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript, ScriptArgument } from '../scripts/redis-script.js';
import { rowsOf } from '../scripts/rows.js';
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

/** Transitions that were decided about jobs as they were read. */
export interface Settlement {
  /** Takes the number of transitions, their fields, and the other arguments. Answers a list, and the long histories. */
  readonly script: RedisScript;
  readonly transitions: readonly Transition[];
  readonly versionOf: (jobId: string) => string | undefined;
  /** The other arguments, for the script with these transitions. */
  readonly along: (transitions: readonly Transition[]) => ScriptArgument[];
}

export class TransitionApplier {
  constructor(
    private readonly redis: RedisExecutor,
    private readonly trimmer: HistoryTrimmer,
  ) {}

  async apply(transitions: readonly Transition[]): Promise<TransitionOutcome[]> {
    const outcomes: TransitionOutcome[] = [];
    for (const chunk of chunksOf(transitions, TRANSITIONS_IN_SCRIPT)) {
      const { head, own } = rowsOf(chunk.map((one) => transitionArguments(one)));
      const answers = await this.run<Outcome>(APPLY_TRANSITIONS, [...head, ...own.flat()]);
      outcomes.push(...answers.map(outcomeOf));
    }
    return outcomes;
  }

  /**
   * Applies what was decided about jobs, each of them only where nobody has moved the job meanwhile. The script of the
   * caller applies the transitions, and does what belongs to them in the same moment.
   *
   * @returns the answers of the scripts
   */
  async settle<Answer>({ script, transitions, versionOf, along }: Settlement): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const chunk of chunksOf(transitions, TRANSITIONS_IN_SCRIPT)) {
      const fields = chunk.flatMap((one) => transitionArguments(one, versionOf(one.jobId)));
      answers.push(...(await this.run<Answer>(script, [chunk.length, ...fields, ...along(chunk)])));
    }
    return answers;
  }

  private async run<Answer>(
    script: RedisScript,
    args: readonly ScriptArgument[],
  ): Promise<Answer[]> {
    const [answers, longHistories] = await this.redis.run<[Answer[], string[]]>(script, args);
    for (const id of longHistories) await this.trimmer.trim(id);
    return answers;
  }
}

function outcomeOf(answer: Outcome): TransitionOutcome {
  if (answer === 1) return { applied: true };
  if (answer === 0) return { applied: false, obstacle: 'not-found' };
  return { applied: false, obstacle: 'changed', state: answer };
}
