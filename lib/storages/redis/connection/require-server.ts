import type { Logger } from '../../../support/logger.js';
import { UnsupportedServerError } from '../../parts/errors/unsupported-server-error.js';
import type { RedisRisk } from '../redis-storage-options.js';
import { UnsafeServerError } from './errors/unsafe-server-error.js';
import { isAtLeast, type ServerFacts } from './server-facts.js';

const FIRST_VERSION = [6, 2] as const;

const isAccepted = (risk: RedisRisk) =>
  `Or, if the application can bear that, add '${risk}' to storage.acceptedRisks.`;

/**
 * What the server does not say is only warned of: managed services keep some of it back.
 *
 * @throws UnsupportedServerError
 * @throws UnsafeServerError
 */
export function requireServer(
  facts: ServerFacts,
  acceptedRisks: readonly RedisRisk[],
  logger: Logger,
): void {
  requireVersion(facts);
  const unsafe = risksOf(facts).find(({ risk }) => !acceptedRisks.includes(risk));
  if (unsafe) throw unsafe.error;

  const unknown = Object.keys(facts).filter(
    (name) => facts[name as keyof ServerFacts] === undefined,
  );
  if (unknown.length > 0) {
    logger.warn('The Redis server does not say whether it can lose jobs', { unknown });
  }
}

/** After a failover the server may be another one, and whoever runs jobs must go on: it is only warned of. */
export function warnOfServer(
  facts: ServerFacts,
  acceptedRisks: readonly RedisRisk[],
  logger: Logger,
): void {
  for (const { risk, error } of risksOf(facts)) {
    if (!acceptedRisks.includes(risk)) logger.warn('The Redis server can lose jobs', { error });
  }
}

export function requireVersion({ version }: Pick<ServerFacts, 'version'>): void {
  if (version === undefined || isAtLeast(version, FIRST_VERSION)) return;
  throw new UnsupportedServerError(
    'version',
    `Redis ${version}`,
    'Use Redis 6.2, Valkey 7.2 or later.',
  );
}

interface FoundRisk {
  readonly risk: RedisRisk;
  readonly error: UnsafeServerError;
}

function risksOf({ maxmemoryPolicy, hasAppendOnlyFile }: ServerFacts): FoundRisk[] {
  const found: FoundRisk[] = [];
  if (maxmemoryPolicy !== undefined && maxmemoryPolicy !== 'noeviction') {
    const error = new UnsafeServerError(
      'maxmemory-policy',
      maxmemoryPolicy,
      'when its memory is full, it removes jobs.',
      `Run "CONFIG SET maxmemory-policy noeviction", and set it in the configuration too. ${isAccepted('eviction')}`,
    );
    found.push({ risk: 'eviction', error });
  }
  if (hasAppendOnlyFile === false) {
    const error = new UnsafeServerError(
      'appendonly',
      'no',
      'when it ends, all jobs since its last snapshot are lost, and without snapshots all jobs.',
      `Run "CONFIG SET appendonly yes", and set it in the configuration too. ${isAccepted('no-append-only-file')}`,
    );
    found.push({ risk: 'no-append-only-file', error });
  }
  return found;
}
