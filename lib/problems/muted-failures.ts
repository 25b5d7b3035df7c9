import type { ProblemMute } from '../storage/problems/problem-store.js';
import type { ServerRecord } from '../storage/servers/server-store.js';
import { isSilent } from './silence.js';

/** The kind of a mute whose subject is a fingerprint. */
export const FAILURE_MUTE = 'failure';

/** The versions of the application that servers run, as far as servers report them. */
export function runningVersions(servers: readonly ServerRecord[], now: Date): string[] {
  const versions = servers
    .filter((server) => !isSilent(server, now))
    .flatMap(({ software }) => software?.application ?? []);
  return [...new Set(versions)].sort();
}

/**
 * The mutes of failures by their fingerprints. A mute until the next version is left out as soon as a server runs
 * another version, even if no server looks for problems and so nobody has removed the mute.
 */
export function mutedFailures(
  mutes: readonly ProblemMute[],
  servers: readonly ServerRecord[],
  now: Date,
): ReadonlyMap<string, ProblemMute> {
  const running = runningVersions(servers, now);
  const inForce = mutes.filter(
    ({ kind, versions }) =>
      kind === FAILURE_MUTE &&
      (versions === undefined || running.every((version) => versions.includes(version))),
  );
  return new Map(inForce.map((mute) => [mute.subject, mute]));
}
