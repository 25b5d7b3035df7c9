import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../support/eventually.js';
import { SampleApp } from './sample-app.js';

/**
 * Working folders in which the sample app finds an embedded database without jobs. Making one takes longer
 * than most tests, so it is made once, by an app in an empty folder, and then copied.
 */
export class SampleHomes {
  private readonly made: string[] = [];
  private empty = '';

  async prepare(): Promise<void> {
    this.empty = await this.folder();
    const app = await SampleApp.start({ home: this.empty });
    await eventually(() => hasOpenedStore(app), { withinMs: 60_000 });
    await app.end('SIGTERM');
  }

  async next(): Promise<string> {
    const home = await this.folder();
    await cp(join(this.empty, DATABASE), join(home, DATABASE), { recursive: true });
    return home;
  }

  async remove(): Promise<void> {
    await Promise.all(this.made.map((home) => rm(home, { recursive: true, force: true })));
  }

  private async folder(): Promise<string> {
    const home = await mkdtemp(join(tmpdir(), 'hangfire-sample-app-'));
    this.made.push(home);
    return home;
  }
}

const DATABASE = '.hangfire';

/** The app answers before its database is ready, where that takes long. */
async function hasOpenedStore(app: SampleApp): Promise<boolean> {
  const declared = await app.getJson<readonly unknown[]>('/recurring-jobs');
  return declared.length > 0;
}
