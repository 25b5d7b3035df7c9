import type { Walk } from './walk.js';

const LATEST_FIRST = {
  key: ['stateAt', 'id'],
  direction: 'descending',
  time: 'stateAt',
} as const;
const EARLIEST_FIRST = {
  key: ['runAt', 'id'],
  direction: 'ascending',
  time: 'runAt',
} as const;
const YOUNGEST_FIRST = {
  key: ['id'],
  direction: 'descending',
  time: 'createdAt',
} as const;

/** In the order of claims, queue by queue. */
export const ready: Walk = {
  name: 'ready',
  key: ['queue', 'priority', 'id'],
  direction: 'ascending',
  time: 'createdAt',
};
export const readyOf = (queue: string): Walk => ({
  name: 'ready-of-queue',
  key: ['priority', 'id'],
  direction: 'ascending',
  time: 'createdAt',
  only: queue,
});

export const waiting: Walk = {
  name: 'waiting',
  key: ['waitingFor', 'queue', 'priority', 'id'],
  direction: 'ascending',
  time: 'createdAt',
};
export const waitingOf = (queue: string): Walk => ({
  ...waiting,
  name: 'waiting-of-queue',
  only: queue,
});

export const scheduled: Walk = { ...EARLIEST_FIRST, name: 'scheduled' };
export const retries: Walk = { ...EARLIEST_FIRST, name: 'retries' };

/** There are never more than servers hold. */
export const processing: Walk = { ...LATEST_FIRST, name: 'processing', isSorted: true };

export const restingIn = (state: string): Walk => ({
  ...LATEST_FIRST,
  name: 'resting',
  only: state,
});

export const succeeded: Walk = { ...LATEST_FIRST, name: 'succeeded' };
export const endedIn = (state: string): Walk => ({ ...LATEST_FIRST, name: 'ended', only: state });

export const unfinished: Walk = { ...YOUNGEST_FIRST, name: 'unfinished' };
export const all: Walk = { ...YOUNGEST_FIRST, name: 'all' };
