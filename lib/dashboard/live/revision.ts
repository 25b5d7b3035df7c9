import { createHash } from 'node:crypto';
import type { SlowSample } from '../../problems/samples.js';
import type { ShownProblem } from '../problems/shown-problems.js';

/** A text that changes with each change of a queue, a recurring job, a server or a problem. */
export function revisionOf(
  { queues, recurring, servers, lostServers, known, muted }: SlowSample,
  problems: readonly ShownProblem[],
): string {
  const state = [
    problems.map(({ kind, subject, mute }) => [kind, subject, mute?.mutedAt.getTime()]),
    known.open.map(({ id }) => id),
    Array.from(muted, ([fingerprint, { mutedAt }]) => [fingerprint, mutedAt.getTime()]),
    queues.map(({ name, pausedAt }) => [name, pausedAt?.getTime()]),
    recurring.revision,
    servers.map(({ id, isStopping }) => [id, isStopping]),
    lostServers[0]?.lostAt.getTime(),
  ];
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 12);
}
