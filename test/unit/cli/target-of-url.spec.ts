import { describe, expect, it } from '@jest/globals';
import { targetOfUrl } from '../../../lib/cli/prove/target-of-url.js';

describe('A URL names', () => {
  it.each(['memory:', 'memory://', 'MEMORY:'])('the store in memory: %s', (url) => {
    expect(targetOfUrl(url, '/app')).toEqual({ kind: 'memory' });
  });

  it.each([
    ['pglite:', 'memory://'],
    ['pglite://', 'memory://'],
    ['pglite:memory://', 'memory://'],
    ['pglite:./data', '/app/data'],
    ['pglite:data/jobs', '/app/data/jobs'],
    ['pglite://./data', '/app/data'],
    ['pglite:/var/data', '/var/data'],
    ['pglite:///var/data', '/var/data'],
  ])('an embedded database and its folder: %s', (url, dataDir) => {
    expect(targetOfUrl(url, '/app')).toEqual({ kind: 'pglite', dataDir });
  });

  it.each(['postgres://ada@db/jobs', 'postgresql://db', 'postgres:///jobs?host=/run/postgresql'])(
    'a PostgreSQL: %s',
    (url) => {
      expect(targetOfUrl(url, '/app')).toEqual({ kind: 'postgres', url });
    },
  );

  it.each(['redis://localhost', 'rediss://ada:secret@redis.example:6380/1'])(
    'a Redis: %s',
    (url) => {
      expect(targetOfUrl(url, '/app')).toEqual({ kind: 'redis', url });
    },
  );
});
