import { ProcessingState } from '../../../states/processing-state.js';
import type { JobStorage } from '../../../storage/job-storage.js';
import type { ServerRecord } from '../../../storage/servers/server-store.js';
import type { LostServerAnswer, ServerAnswer } from '../../answers/overview.js';
import type { Disclosure } from '../../display/disclosure.js';
import type { SharedReadings } from '../../live/shared-readings.js';
import { jobRowOf } from '../mapping/job-row.js';
import { lostServerAnswerOf, type ServerWork, serverAnswerOf } from '../mapping/server-answer.js';

/** More than the most workers that a server can have. */
const MAX_PROCESSING = 20_000;
/**
 * How many of the latest Processing jobs we read. We show the oldest of these, because jobs that were claimed ahead
 * are newer.
 */
const RUNNING_READ = 25;
const RUNNING_SHOWN = 5;
const READ_AT_ONCE = 2;
const NO_WORK: ServerWork = { processing: 0, running: [] };

/** Reads servers and their running jobs, for all requests. */
export class ServerReader {
  readonly list: () => Promise<ServerAnswer[]>;
  readonly listLost: () => Promise<LostServerAnswer[]>;

  constructor(
    private readonly storage: JobStorage,
    private readonly disclosure: Disclosure,
    readings: SharedReadings,
  ) {
    this.list = readings.share(() => this.listNow());
    this.listLost = readings.share(async () =>
      (await this.storage.servers.listLost()).map(lostServerAnswerOf),
    );
  }

  private async listNow(): Promise<ServerAnswer[]> {
    const { servers, clock } = this.storage;
    const known = await servers.list();
    const works: ServerWork[] = [];
    // A few servers at a time: with many servers, the readings must not take all connections of the application.
    for (let index = 0; index < known.length; index += READ_AT_ONCE) {
      const some = known.slice(index, index + READ_AT_ONCE);
      works.push(...(await Promise.all(some.map((server) => this.workOf(server)))));
    }
    return known.map((server, index) =>
      serverAnswerOf(server, works[index] ?? NO_WORK, clock.now()),
    );
  }

  private async workOf({ id: serverId }: ServerRecord): Promise<ServerWork> {
    const { monitoring } = this.storage;
    const search = { states: [ProcessingState.NAME], serverId };
    const [{ count }, { jobs }] = await Promise.all([
      monitoring.count(search, MAX_PROCESSING),
      monitoring.search(search, { limit: RUNNING_READ }),
    ]);
    const longest = jobs.slice(-RUNNING_SHOWN).reverse();
    const running = longest.map((job) => jobRowOf(job, this.disclosure));
    return { processing: count, running };
  }
}
