import { existsSync } from 'node:fs';

/** Every system, in the order of the output, and its requirements. */
const REQUIREMENTS = {
  ours: { packages: [], store: 'postgres' },
  'ours-wake-up': { packages: [], store: 'postgres', needsRedis: true },
  'ours-mysql': { packages: [], store: 'mysql' },
  'ours-mysql-wake-up': { packages: [], store: 'mysql', needsRedis: true },
  'ours-redis': { packages: ['ioredis'], store: 'redis' },
  'graphile-worker': { packages: ['graphile-worker'], store: 'postgres' },
  'graphile-worker-tuned': { packages: ['graphile-worker'], store: 'postgres' },
  'pg-boss': { packages: ['pg-boss'], store: 'postgres' },
  'pg-boss-tuned': { packages: ['pg-boss'], store: 'postgres' },
  'bullmq-postgres': { packages: ['bullmq'], store: 'postgres' },
  'bullmq-postgres-tuned': { packages: ['bullmq'], store: 'postgres' },
  'bullmq-redis': { packages: ['bullmq', 'ioredis'], store: 'redis' },
  'bullmq-redis-tuned': { packages: ['bullmq', 'ioredis'], store: 'redis' },
};

export const OURS = 'ours';
export const systemNames = Object.keys(REQUIREMENTS);
export const isTuned = (name) => name.endsWith('-tuned');
export const storeOf = (name) => REQUIREMENTS[name].store;
/** Whether it uses a Redis, be it beside its store. */
export const needsRedis = (name) =>
  storeOf(name) === 'redis' || REQUIREMENTS[name].needsRedis === true;
export const packagesOf = (name) => REQUIREMENTS[name].packages;

export const isInstalled = (name) =>
  packagesOf(name).every((peer) =>
    existsSync(new URL(`../node_modules/${peer}/package.json`, import.meta.url)),
  );

/** @returns {Promise<import('./contract.mjs').System>} */
export async function loadSystem(name) {
  const { system } = await import(`./${name}.mjs`);
  return system;
}
