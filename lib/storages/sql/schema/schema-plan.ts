/** A step with what it leaves behind: `table.column` and `function()`. */
export interface PlannedStep<Step> {
  readonly step: Step;
  readonly parts: readonly string[];
  /** Whether the schema says that it has the step. */
  readonly isRecorded: boolean;
}

export interface SchemaPlan<Step> {
  /** No table stands any more: what is recorded of them is over. */
  readonly startsAnew: boolean;
  /** Parts that should be there, and are not: somebody has dropped them. Then there is nothing to record and to run. */
  readonly lacking: readonly string[];
  /** Whose tables and columns stand, though nothing is recorded of them any more. */
  readonly toRecord: readonly Step[];
  readonly toRun: readonly Step[];
}

export interface PlanOptions {
  /**
   * Otherwise a step that is not recorded may have ended before any of its statements, also before one that leaves nothing to
   * be seen, such as an index. It is run again.
   */
  readonly areStepsAtomic: boolean;
}

const NOTHING = { startsAnew: false, lacking: [], toRecord: [], toRun: [] } as const;

/**
 * What makes the schema whole. The records say what was done, and the catalogue what is left of it: somebody may
 * have dropped all tables, or emptied all of them, the records included.
 *
 * @param present the parts that stand in the schema
 */
export function planOf<Step>(
  planned: readonly PlannedStep<Step>[],
  present: ReadonlySet<string>,
  { areStepsAtomic }: PlanOptions,
): SchemaPlan<Step> {
  const expected = planned.flatMap(({ parts }) => parts);
  const isEmpty = !expected.some((part) => !isFunction(part) && present.has(part));
  if (isEmpty && expected.length > 0) {
    return { ...NOTHING, startsAnew: true, toRun: planned.map(({ step }) => step) };
  }

  const stands = (part: string) => present.has(part);
  const isBegun = ({ isRecorded, parts }: PlannedStep<Step>) =>
    isRecorded || (areStepsAtomic && parts.some(stands));
  const lacking = planned.filter(isBegun).flatMap(({ parts }) => parts.filter((it) => !stands(it)));
  if (lacking.length > 0) return { ...NOTHING, lacking: inShort(lacking, present) };

  const unrecorded = planned.filter(({ isRecorded }) => !isRecorded);
  const isDone = ({ parts }: PlannedStep<Step>) =>
    areStepsAtomic && parts.length > 0 && parts.every(stands);
  return {
    ...NOTHING,
    toRecord: unrecorded.filter(isDone).map(({ step }) => step),
    toRun: unrecorded.filter((it) => !isDone(it)).map(({ step }) => step),
  };
}

/** A table that is gone as a whole, rather than each of its columns. */
function inShort(lacking: readonly string[], present: ReadonlySet<string>): readonly string[] {
  const standing = new Set([...present].map(ownerOf));
  return [...new Set(lacking.map((part) => (standing.has(ownerOf(part)) ? part : ownerOf(part))))];
}

const isFunction = (part: string): boolean => part.endsWith('()');

/** Of a column, its table. */
const ownerOf = (part: string): string => part.replace(/\..*/, '');
