/** @import { Gate } from '../proxy/wire-proxy.mjs' */
/** @import { Order } from '../processes/load.mjs' */
/** @import { Stored } from '../ledger/reconcile.mjs' */

/**
 * What the suite needs of a kind of database: a server of its own, which it may kill, and databases on it.
 *
 * @typedef {'postgres' | 'mariadb' | 'redis'} StoreName
 *
 * @typedef {object} ServerSettings
 * @property {'always' | 'everysec' | 'no'} appendfsync when Redis flushes its append-only file to the disk
 *
 * @typedef {object} ChaosServer
 * @property {() => Promise<ChaosDatabase>} createDatabase an empty one, for one scenario
 * @property {() => Promise<void>} dispose
 *
 * @typedef {object} ChaosDatabase
 * @property {StoreName} store
 * @property {string} url as applications connect, whose user may no more than they need
 * @property {readonly Order[]} lacks orders that nobody can give on it
 * @property {RestartableServer} server
 * @property {() => StoredJobs} openStored
 * @property {(share?: number) => Promise<unknown>} terminateSessions of the application, each with that probability
 * @property {(isReadOnly: boolean) => Promise<void>} setReadOnly nobody may write any more, in new and in open sessions
 * @property {(limit: number | undefined) => Promise<unknown>} limitConnections of the application; undefined: no limit
 * @property {(isRefused: boolean) => Promise<unknown>} refuseLogins of the application
 * @property {() => Promise<Record<string, unknown>>} sizes what a bloated table would let grow
 * @property {(gate: Gate) => Gate} gateOf where the database has other statements than PostgreSQL
 * @property {() => Promise<unknown>} drop
 *
 * What only databases with tables have.
 *
 * @typedef {object} Tables
 * @property {{ job: string, migration: string }} tables the names of some tables of the library
 * @property {(sql: string) => Promise<Record<string, unknown>[]>} administer as somebody who may do everything
 * @property {() => Promise<OtherSession>} connect somebody else who uses the tables
 *
 * @typedef {ChaosDatabase & Tables} SqlDatabase
 *
 * @typedef {object} RestartableServer
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop in an orderly way
 * @property {() => Promise<void>} crash
 *
 * @typedef {RestartableServer & { freeze: () => void, thaw: () => void }} FreezableServer
 *
 * @typedef {object} OtherSession
 * @property {(sql: string) => Promise<unknown>} query
 * @property {() => Promise<unknown>} lockSomeJobs rows of the table of jobs, in any order, until the transaction ends
 * @property {() => Promise<unknown>} end
 *
 * Looks into the tables by itself, so that the library does not vouch for itself.
 *
 * @typedef {object} StoredJobs
 * @property {() => Promise<unknown>} prepare makes the table in which jobs that complete themselves have their effect
 * @property {() => Promise<number | undefined>} unfinished how many jobs are not over; undefined while the database does
 *   not answer
 * @property {() => Promise<Stored>} all
 * @property {() => Promise<void>} close
 */
export {};
