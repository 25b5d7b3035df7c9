import type { CallName, ParkedSummary } from '../storage/queues/parked-jobs.js';
import type { HandlersOfServers } from '../storage/servers/known-handlers.js';
import type { ServerRecord } from '../storage/servers/server-store.js';
import { type Acquaintance, acquaintanceWith } from './acquaintance.js';
import type { ParkedSample } from './parked-sample.js';
import type { Problem } from './problem.js';
import { isSilent } from './silence.js';

/** A method, and the queue of its jobs. */
type QueuedCall = CallName & Pick<ParkedSummary, 'queue'>;

/** The servers and the handlers that they know. */
export interface ServersAndHandlers {
  readonly servers: readonly ServerRecord[];
  readonly handlers: readonly HandlersOfServers[];
  readonly now: Date;
}

/** The servers that are alive, serve the queue, and have that acquaintance with the method. */
export function serversKnowing(
  call: QueuedCall,
  { servers, handlers, now }: ServersAndHandlers,
  counts: readonly Acquaintance[] = ['method', 'unsure'],
): readonly ServerRecord[] {
  const ids = new Set(
    handlers
      .filter(({ known }) => counts.includes(acquaintanceWith(known, call)))
      .flatMap(({ serverIds }) => serverIds),
  );
  return servers.filter(
    (server) => ids.has(server.id) && server.queues.includes(call.queue) && !isSilent(server, now),
  );
}

/** Parked jobs that no server can run. */
export const unknownGroups = (
  { groups, handlers }: ParkedSample,
  servers: readonly ServerRecord[],
  now: Date,
): readonly ParkedSummary[] =>
  groups.filter((group) => serversKnowing(group, { servers, handlers, now }).length === 0);

/** A problem for each class that no server knows, and for each method of which servers know only the class. */
export function unknownJobs(
  sample: ParkedSample,
  servers: readonly ServerRecord[],
  now: Date,
): Problem[] {
  const problems = new Map<string, Problem>();
  for (const group of unknownGroups(sample, servers, now)) {
    const known = { servers, handlers: sample.handlers, now };
    const isClassKnown = serversKnowing(group, known, ['class']).length > 0;
    const subject = isClassKnown ? `${group.type}.${group.method}` : group.type;
    const facts = factsOf(group, problems.get(subject)?.facts, isClassKnown);
    problems.set(subject, { kind: 'job-unknown', subject, facts });
  }
  return [...problems.values()];
}

function factsOf(
  { type, method, jobs, readySince }: ParkedSummary,
  others: Problem['facts'] | undefined,
  isClassKnown: boolean,
): Problem['facts'] {
  const isBounded = !jobs.isExact || others?.isBounded !== undefined;
  return {
    parked: jobs.count + Number(others?.parked ?? 0),
    ...(isBounded && { isBounded: 1 }),
    since: Math.min(readySince.getTime(), Number(others?.since ?? Number.POSITIVE_INFINITY)),
    type,
    ...(isClassKnown && { method }),
  };
}
