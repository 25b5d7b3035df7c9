import type { DataSource } from 'typeorm';
import type { StatementBuilder } from '../statement.js';
import {
  damageParameters,
  dropSchema,
  dropTables,
  emptyTables,
  findContent,
} from './scratch-schema.sql.js';
import { type Tables, tablesIn } from './tables.js';

/**
 * The schema in which a store is proven. The first store that is opened there makes the tables. They are emptied before
 * each case, and dropped in the end. Nothing is dropped that the store did not make.
 */
export class ScratchSchema {
  private readonly tables: Tables;
  private existed = false;

  /** @param dataSource initialised */
  constructor(
    private readonly dataSource: DataSource,
    readonly name: string,
  ) {
    this.tables = tablesIn(name);
  }

  /** Whether the schema may be used: it does not exist, or it is empty. */
  async isFree(): Promise<boolean> {
    const [found] = await this.run(findContent, [this.name]);
    this.existed = found !== undefined;
    return found === undefined || found.is_empty === true;
  }

  /** Call it after a store was opened there. */
  async empty(): Promise<void> {
    await this.run(emptyTables);
  }

  /** A schema that existed before is empty again, another one is gone. */
  async remove(): Promise<void> {
    await this.run(dropTables);
    if (!this.existed) await this.run(dropSchema);
  }

  /** Damages the stored parameters of a job. */
  async damageParameters(jobId: string): Promise<void> {
    await this.run(damageParameters, [jobId]);
  }

  private async run(
    builder: StatementBuilder,
    values?: unknown[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return await this.dataSource.query(builder(this.tables).text, values);
  }
}
