import { SchemaTooNewError } from '../../parts/errors/schema-too-new-error.js';
import type { SchemaOperations, SchemaStep } from './schema-operations.js';
import { planOf, type SchemaPlan } from './schema-plan.js';

const UP = 'bring the schema up to date';
const DOWN = 'take the schema back';

/** Brings the schema up to date, or back. Any number of processes may do so at the same time. */
export class Migrator<E, Step extends SchemaStep> {
  /** @param steps all of them, in order */
  constructor(
    private readonly operations: SchemaOperations<E, Step>,
    private readonly schema: string,
    private readonly steps: readonly Step[],
  ) {}

  /**
   * @param signal ends the waiting for a table that somebody else holds
   * @throws SchemaTooNewError when a newer version of the library has been here
   * @throws InsufficientPrivilegeError when the database user lacks a right to create, change or use it
   * @throws IncompleteSchemaError when somebody has dropped a part of it
   */
  async up(signal?: AbortSignal): Promise<void> {
    const { operations } = this;
    const isDone = (executor: E) => this.isWhole(executor);
    await operations.change({ operation: UP, signal, isDone }, async (executor) => {
      const plan = await this.plan(executor);
      if (plan.startsAnew) await operations.clear(executor);
      for (const step of plan.toRecord) await operations.record(executor, step);
      if (plan.toRun.length > 0) await operations.requireToChange(executor, plan.toRun);
      for (const step of plan.toRun) {
        await operations.up(executor, step);
        // Where steps are not atomic, one that is interrupted before its record is run again.
        await operations.record(executor, step);
      }
    });
  }

  /** Takes back every step after `target`. Jobs are lost with the tables that they stand in. */
  async down(target = 0): Promise<void> {
    const { operations } = this;
    await operations.change({ operation: DOWN }, async (executor) => {
      const recorded = await this.recorded(executor);
      const applied = this.steps.filter(({ number }) => recorded.has(number));

      for (const step of applied.toReversed()) {
        if (step.number <= target) break;
        await operations.down(executor, step);
        await operations.removeRecord(executor, step);
      }
    });
  }

  /** A process that has nothing to change waits for nobody. */
  private async isWhole(executor: E): Promise<boolean> {
    const { operations } = this;
    if (!(await operations.hasRecords(executor))) return false;

    const { startsAnew, toRecord, toRun } = await this.plan(executor);
    if (startsAnew) return false;
    if (toRun.length > 0) await operations.requireToChange(executor, toRun);
    return toRecord.length === 0 && toRun.length === 0;
  }

  private async plan(executor: E): Promise<SchemaPlan<Step>> {
    const { operations } = this;
    const recorded = await this.recorded(executor);
    const present = new Set(await operations.findPresent(executor));
    const planned = this.steps.map((step) => ({
      step,
      parts: operations.partsOf(step),
      isRecorded: recorded.has(step.number),
    }));

    const plan = planOf(planned, present, operations);
    if (plan.lacking.length > 0) throw operations.incompleteError(plan.lacking);
    return plan;
  }

  private async recorded(executor: E): Promise<ReadonlySet<number>> {
    const recorded = await this.operations.findRecorded(executor);
    const newest = this.steps.at(-1)?.number ?? 0;
    const found = Math.max(0, ...recorded);

    if (found > newest) throw new SchemaTooNewError(this.schema, found, newest);
    return new Set(recorded);
  }
}
