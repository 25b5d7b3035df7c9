import { jobs } from './0001-jobs.sql.js';
import { continuationsAndBatches } from './0002-continuations-and-batches.sql.js';
import { recurringJobs } from './0003-recurring-jobs.sql.js';
import { serversAndPeople } from './0004-servers-and-people.sql.js';
import { fewerIndexes } from './0005-fewer-indexes.sql.js';
import { onePlace } from './0006-one-place.sql.js';
import type { Migration } from './migration.js';

/** All of them, in order. One that is released is never edited. */
export const migrations: readonly Migration[] = [
  jobs,
  continuationsAndBatches,
  recurringJobs,
  serversAndPeople,
  fewerIndexes,
  onePlace,
];
