/**
 * What every adapter exports, so that a cell is written once for all systems.
 *
 * @typedef {object} Place Where one run keeps its jobs; nothing else is there.
 * @property {string} url A database of the run's own, in PostgreSQL or MySQL.
 * @property {string} [redisUrl]
 * @property {string} prefix Of all keys in Redis.
 *
 * @typedef {object} Job
 * @property {number} i Its number, counted from 0.
 * @property {number} [at] A time on the monotonic clock that its start is compared with.
 *
 * @typedef {object} Work
 * @property {number} concurrency
 * @property {(job: Job) => void | Promise<void>} handle
 *
 * @typedef {object} Application One process that uses the system.
 * @property {(job: Job) => Promise<unknown>} enqueue Resolves when the job is committed.
 * @property {(jobs: Job[]) => Promise<unknown>} enqueueMany
 * @property {(job: Job, at: Date) => Promise<unknown>} schedule
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} Books What the store itself says, asked past the system.
 * @property {() => Promise<boolean>} hasUnfinished Whether any job is yet to be run, or its
 *   completion to be committed. Jobs scheduled for later do not count.
 * @property {() => Promise<number>} countUnfinished
 * @property {() => Promise<number | undefined>} countSucceeded Undefined where finished jobs are not
 *   kept.
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} System
 * @property {string} title
 * @property {string} settings What was set, in words.
 * @property {number} runsPerSecond Roughly how many no-op jobs it runs: the backlogs of the cells are
 *   made in proportion, so that a run of each system takes about as long.
 * @property {(place: Place, work?: Work) => Promise<Application>} open
 * @property {(place: Place) => Promise<Books>} openBooks
 */
