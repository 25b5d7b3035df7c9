import { completeWith } from './complete-with.mjs';

/** @type {import('./scenario.mjs').Scenario} */
export const transactionalJobs = {
  ...completeWith,
  name: 'transactional-jobs',
  promise: 'Writes, enqueues and completion of a @TransactionalJob exist together or not at all',
  world: { ...completeWith.world, process: { sharesDataSource: true }, orders: ['whole'] },
};
