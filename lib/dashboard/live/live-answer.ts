import type { FastSample, SlowSample } from '../../problems/samples.js';
import { STATE_NAMES } from '../../states/state-names.js';
import type { LiveAnswer, StateCountsAnswer, Throughput } from '../answers/live.js';
import type { ShownProblem } from '../problems/shown-problems.js';
import { revisionOf } from './revision.js';
import { workOf } from './work.js';

export interface LiveParts {
  readonly fast: FastSample;
  readonly slow: SlowSample;
  readonly throughput: Throughput;
  readonly problems: readonly ShownProblem[];
}

export function liveAnswerOf({ fast, slow, throughput, problems }: LiveParts): LiveAnswer {
  const { count, isExact } = slow.retries;
  const work = workOf(slow);
  const heartbeatAt = latestHeartbeatOf(slow);
  return {
    now: fast.at.getTime(),
    counts: stateCountsOf(fast),
    retries: { count, isExact },
    throughput,
    servers: slow.servers.length,
    ...(heartbeatAt && { heartbeatAt }),
    ...(work && { work }),
    recurring: slow.recurring.count,
    problems: problems.filter(({ mute }) => !mute).length,
    revision: revisionOf(slow, problems),
  };
}

const latestHeartbeatOf = ({ servers: [first, ...others] }: SlowSample): number | undefined =>
  first &&
  others.reduce(
    (latest, { heartbeatAt }) => Math.max(latest, heartbeatAt.getTime()),
    first.heartbeatAt.getTime(),
  );

/** The counts of all states, including states without jobs. */
function stateCountsOf({ counts: { byState, bounded } }: FastSample): StateCountsAnswer {
  const none = Object.fromEntries(STATE_NAMES.map((name) => [name, 0]));
  const counts = Object.entries({ ...none, ...byState });
  return Object.fromEntries(
    counts.map(([name, count]) => [name, { count, isExact: !bounded.includes(name) }]),
  );
}
