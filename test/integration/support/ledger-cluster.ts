import { setTimeout as pause } from 'node:timers/promises';
import type { ServerOptions } from '../../../lib/server/server-options.js';
import type { CompiledLibrary } from '../../support/compiled-library.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Ledger } from './ledger.js';
import { LedgerTrace } from './ledger-trace.js';
import { ServerPair } from './server-pair.js';

const COUNTING_PAUSE_MS = 100;

export interface LedgerClusterOptions {
  readonly library: CompiledLibrary;
  readonly server?: ServerOptions;
  /** How long its jobs may take altogether. */
  readonly timeoutMs: number;
}

interface LedgerClusterParts {
  readonly database: TestDatabase;
  readonly ledger: Ledger;
  readonly client: HangfireApp;
  readonly servers: ServerPair;
  readonly timeoutMs: number;
}

/** A database with a ledger, a client in this process, and two server processes. */
export class LedgerCluster {
  readonly ledger: Ledger;
  readonly client: HangfireApp;
  readonly servers: ServerPair;

  private constructor(private readonly parts: LedgerClusterParts) {
    this.ledger = parts.ledger;
    this.client = parts.client;
    this.servers = parts.servers;
  }

  static async start(options: LedgerClusterOptions): Promise<LedgerCluster> {
    const { library, server = {}, timeoutMs } = options;
    const database = await createTestDatabase();
    const { url } = database;
    const ledger = new Ledger(url);
    await ledger.create();
    const client = await HangfireApp.start({ storage: { type: 'postgres', url }, server: false });
    const servers = await ServerPair.start({ library, url, server });
    return new LedgerCluster({ database, ledger, client, servers, timeoutMs });
  }

  /** Waits for so many ends in the ledger. */
  async hasEnded(runs: number): Promise<void> {
    await this.awaits(async () => (await this.ledger.endedRuns()) >= runs);
  }

  /** Waits until so many jobs have succeeded. */
  async hasSucceeded(jobs: number): Promise<void> {
    await this.awaits(async () => {
      // Counting takes time from the servers, whose speed is what some specs report.
      await pause(COUNTING_PAUSE_MS);
      return (await this.byState()).Succeeded === jobs;
    });
  }

  /** How many jobs are in each state in which there are any. */
  async byState(): Promise<Record<string, number>> {
    const { byState } = await this.client.jobs.countByState();
    return Object.fromEntries(Object.entries(byState).filter(([, count]) => count > 0));
  }

  /** Waits until the server has nothing left to do for anybody, killed processes included. */
  async isQuiet(): Promise<void> {
    await this.awaits(async () => (await this.ledger.busySessions()) === 0);
  }

  /** What was written so far. */
  async trace(): Promise<LedgerTrace> {
    return new LedgerTrace(await this.ledger.lines());
  }

  async close(): Promise<void> {
    await this.servers.close();
    await this.client.close();
    await this.ledger.close();
    await this.parts.database.drop();
  }

  private async awaits(look: () => Promise<boolean>): Promise<void> {
    try {
      await eventually(look, { withinMs: this.parts.timeoutMs });
    } catch (cause) {
      const states = JSON.stringify(await this.byState());
      const output = this.servers.output.slice(-4_000);
      throw new Error(`Jobs by state: ${states}. What servers logged last:\n${output}`, { cause });
    }
  }
}
