import { describe, expect, it } from '@jest/globals';
import { mutedFailures, runningVersions } from '../../../lib/problems/muted-failures.js';
import type { ProblemMute } from '../../../lib/storage/problems/problem-store.js';
import { aServerRecord, sampledAt } from '../../support/samples.js';

const NOW = sampledAt(60_000);

const aServer = (application: string | undefined, heartbeatAt = NOW) => ({
  ...aServerRecord(['default'], heartbeatAt),
  software: { application, library: '1.0.0', node: '22.0.0', host: 'one' },
});
const aMute = (given: Partial<ProblemMute> = {}): ProblemMute => ({
  kind: 'failure',
  subject: 'a1',
  by: 'ada',
  mutedAt: sampledAt(0),
  isLasting: true,
  ...given,
});

describe('The versions that run', () => {
  it('are those of servers that are alive, each once', () => {
    const servers = [
      aServer('2.0.0'),
      aServer('1.9.0'),
      aServer('2.0.0'),
      aServer(undefined),
      aServer('1.0.0', sampledAt(0)),
    ];

    expect(runningVersions(servers, NOW)).toEqual(['1.9.0', '2.0.0']);
  });
});

describe('Muted failures', () => {
  it('are the mutes of failures, by fingerprint', () => {
    const mute = aMute();

    expect(mutedFailures([mute, aMute({ kind: 'queue-stuck', subject: 'mail' })], [], NOW)).toEqual(
      new Map([['a1', mute]]),
    );
  });

  it.each([
    ['while the versions run that ran then', ['1.0', '1.1'], true],
    ['while no server runs', [], true],
    ['until another version runs', ['1.1', '1.2'], false],
  ])('with versions are muted %s', (_, running, isMuted) => {
    const mute = aMute({ versions: ['1.0', '1.1'] });
    const servers = running.map((version) => aServer(version));

    expect(mutedFailures([mute], servers, NOW).has('a1')).toBe(isMuted);
  });
});
