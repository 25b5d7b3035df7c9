import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { settings } from '../settings.js';
import { writeFileAtomically } from '../support/write-file-atomically.js';
import type { Month } from './month.js';
import type { MonthFigures } from './month-figures.js';

const INDEX = 'index.html';

export interface Report {
  readonly figures: MonthFigures;
  readonly chart: string;
}

/**
 * Keeps two files for each month, `2012-01.svg` with the chart and `2012-01.json` with the figures, and the
 * page `index.html`.
 */
@Injectable()
export class ReportStore implements OnModuleInit {
  private readonly folder = join(settings.dataFolder, 'reports');

  async onModuleInit(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  async save({ figures, chart }: Report): Promise<void> {
    await writeFileAtomically(join(this.folder, `${figures.month}.svg`), chart);
    // A crash here leaves a chart without figures, which no page shows. The job runs again and writes both.
    await writeFileAtomically(join(this.folder, `${figures.month}.json`), JSON.stringify(figures));
  }

  /** The figures of all finished reports, the oldest month first. */
  async allFigures(): Promise<MonthFigures[]> {
    const files = (await readdir(this.folder)).filter((file) => file.endsWith('.json')).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(this.folder, file), 'utf8')));

    return texts.map((text) => JSON.parse(text));
  }

  async saveIndex(page: string): Promise<void> {
    await writeFileAtomically(join(this.folder, INDEX), page);
  }

  async index(): Promise<string | undefined> {
    return (await this.find(INDEX))?.toString();
  }

  chartOf(month: Month): Promise<Buffer | undefined> {
    return this.find(`${month}.svg`);
  }

  private async find(file: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.folder, file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
