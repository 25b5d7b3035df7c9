import { MINUTE_MS } from '../attempts/attempt-times.js';
import type { BoundedCount } from '../storage/monitoring/monitoring-store.js';
import { MAX_LOST_SERVERS } from '../storage/servers/server-store.js';
import { LONG_SNAPSHOT_MS } from '../storage/servers/signs.js';
import { growingQueues } from './growing-queues.js';
import type { Observations } from './observations.js';
import type { Problem } from './problem.js';
import { recurringProblems } from './recurring-rules.js';
import type { ProblemSample } from './samples.js';
import { isSilent } from './silence.js';
import { slowStore } from './slow-store.js';
import { unknownJobs } from './unknown-jobs.js';

/** A job may run for minutes while all other jobs of its queue wait. */
const STUCK_AFTER_MS = 5 * MINUTE_MS;
const MAX_CLOCK_DIFFERENCE_MS = 30_000;
/** Somebody who comes some time later should still see the problem. */
const LOST_SERVER_TOLD_FOR_MS = 60 * 60_000;
/** The page of the servers has all of them. Servers tell listeners of each. */
const MAX_LOST_SERVERS_SHOWN = 5;
const MAX_ERROR_CHARS = 300;
/** People do not read more, and each queue may have a problem. */
const MAX_PROBLEMS = 50;

export interface ProblemContext {
  /** The store's name. */
  readonly store: string;
  readonly now: Date;
  /**
   * The machine of the dashboard, whose clock the sample compares. Servers leave it out, because each server reports
   * its own offset.
   */
  readonly machine?: string | undefined;
}

type Rule = (sample: ProblemSample, context: ProblemContext) => Problem[];

/** The problems of the system, the most urgent first. */
export function findProblems(seen: Observations, context: ProblemContext): Problem[] {
  const { slow } = seen;
  if (!slow) return [];

  const bySample = [
    failing,
    lostServers,
    silentServers,
    unservedQueues,
    unknownToAll,
    stuckQueues,
    clocksApart,
    snapshotHeld,
    failingRecurring,
  ];
  const found = [
    ...slowStore(seen.answerTimesMs, context.store),
    ...bySample.flatMap((rule) => rule(slow, context)),
    ...growingQueues(seen.depths, slow),
    ...recurringProblems(slow.histories),
  ];
  // Many servers may be lost at once. They must not push other problems out of the list.
  return found.slice(0, MAX_PROBLEMS + slow.lostServers.length);
}

const failing: Rule = (sample) =>
  sample.failing.map(({ method, share, since, failedPerMinute, fingerprint, retrying }) => ({
    kind: 'method-failing',
    subject: method,
    facts: {
      share,
      since: since.getTime(),
      perMinute: Math.round(failedPerMinute),
      retrying: retrying.count,
      ...(!retrying.isExact && { isBounded: 1 }),
      ...(fingerprint !== undefined && { fingerprint }),
    },
  }));

/** Other servers have already removed these servers, and run their jobs. */
const lostServers: Rule = (sample, { now, machine }) =>
  sample.lostServers
    .filter(({ lostAt }) => now.getTime() - lostAt.getTime() < LOST_SERVER_TOLD_FOR_MS)
    .slice(0, machine === undefined ? MAX_LOST_SERVERS : MAX_LOST_SERVERS_SHOWN)
    .map(({ id, heartbeatAt }) => ({
      kind: 'server-lost',
      subject: id,
      facts: { heartbeatAt: heartbeatAt.getTime() },
    }));

const silentServers: Rule = ({ servers }, { now }) =>
  servers
    .filter((server) => isSilent(server, now))
    .map(({ id, heartbeatAt }) => ({
      kind: 'server-silent',
      subject: id,
      facts: { heartbeatAt: heartbeatAt.getTime() },
    }));

const unservedQueues: Rule = ({ queues, servers }, { now }) => {
  const served = servedQueues(servers, now);
  return queues
    .filter(({ name, ready, pausedAt }) => ready.count > 0 && !pausedAt && !served.has(name))
    .map(({ name, ready, oldestReadyAt }) => ({
      kind: 'queue-unserved',
      subject: name,
      facts: factsOf(ready, (oldestReadyAt ?? now).getTime()),
    }));
};

const unknownToAll: Rule = ({ parked, servers }, { now }) => unknownJobs(parked, servers, now);

/** Queues that are served and not paused, but none of whose jobs has ended for minutes. */
const stuckQueues: Rule = ({ queues, servers, attempts }, { now }) => {
  const served = servedQueues(servers, now);
  return queues.flatMap(({ name, ready, pausedAt, oldestReadyAt }) => {
    if (ready.count === 0 || !oldestReadyAt || pausedAt || !served.has(name)) return [];

    const moved = attempts.findLast(({ queues }) => (queues.get(name)?.count ?? 0) > 0);
    const movedMs = moved ? moved.fromMs + MINUTE_MS : 0;
    const since = Math.max(movedMs, oldestReadyAt.getTime());
    if (now.getTime() - since < STUCK_AFTER_MS) return [];
    return [{ kind: 'queue-stuck' as const, subject: name, facts: factsOf(ready, since) }];
  });
};

const servedQueues = (servers: ProblemSample['servers'], now: Date): ReadonlySet<string> =>
  new Set(servers.filter((server) => !isSilent(server, now)).flatMap((server) => server.queues));

const factsOf = ({ count, isExact }: BoundedCount, since: number) => ({
  ready: count,
  ...(!isExact && { isBounded: 1 }),
  since,
});

/** By the names of the servers, because servers of one machine share a clock. */
const clocksApart: Rule = ({ servers, health }, { now, machine }) => {
  const said = servers
    .filter((server) => !isSilent(server, now))
    .map(({ name, activity }) => [name, activity?.clockOffsetMs ?? 0] as const);
  const offsets = new Map([
    ...said,
    ...(machine ? [[machine, health.clockOffsetMs] as const] : []),
  ]);
  return [...offsets]
    .filter(([, offsetMs]) => Math.abs(offsetMs) > MAX_CLOCK_DIFFERENCE_MS)
    .map(([subject, differenceMs]) => ({ kind: 'clocks-apart', subject, facts: { differenceMs } }));
};

const snapshotHeld: Rule = ({ health: { oldestSnapshotAt } }, { store, now }) =>
  !oldestSnapshotAt || now.getTime() - oldestSnapshotAt.getTime() <= LONG_SNAPSHOT_MS
    ? []
    : [{ kind: 'snapshot-held', subject: store, facts: { since: oldestSnapshotAt.getTime() } }];

const failingRecurring: Rule = ({ recurring }) =>
  recurring.failures.map(({ id, error }) => ({
    kind: 'recurring-failing',
    subject: id,
    facts: { error: firstLineOf(error).slice(0, MAX_ERROR_CHARS) },
  }));

/** The rest of the text may be a stack. */
const firstLineOf = (error: string) => error.split('\n', 1)[0] ?? '';
