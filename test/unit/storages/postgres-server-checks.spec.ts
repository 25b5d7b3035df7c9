import { describe, expect, it } from '@jest/globals';
import { UnsupportedServerError } from '../../../lib/errors.js';
import { requireVersion } from '../../../lib/storages/typeorm/dialects/postgres/schema/require-server.js';

describe('A PostgreSQL server', () => {
  it.each([
    ['14.23 (Debian 14.23-1)', 140_023],
    ['13.0', 130_000],
    ['9.6.24', 90_624],
  ])('is refused where it is too old: %s', (version, number) => {
    const refusal = new UnsupportedServerError(
      'version',
      `PostgreSQL ${version}`,
      'Use PostgreSQL 15 or later.',
    );

    expect(() => requireVersion(version, number)).toThrow(refusal);
  });

  it.each([
    ['15.0', 150_000],
    ['18.4', 180_004],
    ['19beta1', 190_000],
  ])('is taken where it is new enough: %s', (version, number) => {
    expect(() => requireVersion(version, number)).not.toThrow();
  });
});
