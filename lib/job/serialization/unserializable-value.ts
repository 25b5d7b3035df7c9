import { types } from 'node:util';
import { cut } from '../../support/text/cut.js';
import { type Obstacle, obstacleIn } from './obstacle.js';
import { MAX_DEPTH } from './plain-json.js';
import { TextBudget } from './text-budget.js';

/** A value that could not be read back exactly, and where it was found. */
export interface UnserializableValue extends Obstacle {
  /** The index of the given value that is the obstacle, or holds it. */
  readonly index: number;
  /** The path from the given value, such as `.customer.onSave`; empty for the given value itself. */
  readonly path: string;
}

/** The size of values whose text is too large. */
export interface OversizedValue {
  readonly bytes: number;
  /** The text is larger than `bytes`, but was not counted to its end. */
  readonly isMore: boolean;
}

const MAX_PATH_CHARS = 200;
const MAX_STEPS = 1_000_000;

/** The reason why values cannot be stored: one of the values, or the size of all of them. */
export function findObstacle(
  values: readonly unknown[],
  maxBytes: number,
): UnserializableValue | OversizedValue | undefined {
  const inspected = new Set<object>();
  const budget = new TextBudget(maxBytes);

  for (const [index, value] of values.entries()) {
    const inspection = new Inspection(inspected, budget);
    const obstacle = inspection.run(value);
    if (budget.isExceeded) return { bytes: maxBytes, isMore: true };
    if (obstacle) return { index, path: inspection.path, ...obstacle };
  }
  return undefined;
}

class Inspection {
  private readonly steps: string[] = [];
  private readonly ancestors = new Set<object>();

  /**
   * @param inspected the objects that were found good. They are inspected only once, because an object may be reached
   *   by very many paths.
   */
  constructor(
    private readonly inspected: Set<object>,
    private readonly budget: TextBudget,
  ) {}

  run(value: unknown): Obstacle | undefined {
    try {
      return this.inspect(value);
    } catch (error) {
      return {
        found: `an object that throws when it is read (${error instanceof Error ? error.message : typeof error})`,
        remedy: 'Pass a plain copy of the data that the method needs.',
      };
    }
  }

  get path(): string {
    return cut(this.steps.join(''), MAX_PATH_CHARS);
  }

  private inspect(value: unknown): Obstacle | undefined {
    if (typeof value === 'object' && value !== null) {
      if (this.ancestors.has(value)) return CYCLE;
      if (this.inspected.has(value)) return undefined;
    }
    this.budget.take(value);
    if (this.budget.isExceeded) return TOO_LARGE;

    const obstacle = obstacleIn(value);
    if (obstacle || typeof value !== 'object' || value === null) return obstacle;
    if (this.ancestors.size >= MAX_DEPTH) return TOO_DEEP;

    this.ancestors.add(value);
    const inside = this.inspectChildren(value);
    this.ancestors.delete(value);
    this.inspected.add(value);
    return inside;
  }

  private inspectChildren(value: object): Obstacle | undefined {
    for (const [step, child, key] of children(value)) {
      this.budget.takeReference(key);
      this.steps.push(step);
      const obstacle = this.inspect(child);
      // The steps stay in the list, because they lead to the obstacle.
      if (obstacle) return obstacle;
      this.steps.pop();
    }
    return undefined;
  }
}

/** @yields the key as well, where it is written with the child */
function* children(
  value: object,
): Generator<readonly [step: string, child: unknown, key?: string | undefined]> {
  if (ArrayBuffer.isView(value)) return;
  if (types.isMap(value)) {
    let index = 0;
    for (const [key, child] of value) {
      yield [`.keys()[${index}]`, key];
      yield [typeof key === 'object' ? `.values()[${index}]` : `.get(${literal(key)})`, child];
      index += 1;
    }
    return;
  }
  if (types.isSet(value)) {
    for (const [index, child] of [...value].entries()) yield [`.values()[${index}]`, child];
    return;
  }
  if (!Array.isArray(value)) {
    for (const key of Object.keys(value)) yield [step(key), Reflect.get(value, key), key];
    return;
  }
  for (const index of indexesOf(value)) yield [`[${index}]`, value[index]];
}

/** The indexes in order. If the list is so long that most elements may be holes, only the keys are read. */
function* indexesOf(list: readonly unknown[]): Generator<number> {
  if (list.length > MAX_STEPS) {
    for (const key of Object.keys(list)) yield Number(key);
    return;
  }
  for (let index = 0; index < list.length; index += 1) if (index in list) yield index;
}

function step(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${literal(key)}]`;
}

function literal(key: unknown): string {
  return typeof key === 'string' ? JSON.stringify(key) : String(key);
}

const CYCLE: Obstacle = {
  found: 'a reference to an object that contains it',
  remedy: 'Pass the data without the way back to its parent.',
};

/** The caller replaces this obstacle with the size from the budget. */
const TOO_LARGE: Obstacle = { found: 'too much data', remedy: 'Pass less.' };

const TOO_DEEP: Obstacle = {
  found: `data nested deeper than ${MAX_DEPTH} levels`,
  remedy: 'Pass a flat list, or an id under which the data is kept.',
};
