import { inspect, types } from 'node:util';
import { InvalidOptionsError } from '../support/options/invalid-options-error.js';
import { didYouMean } from '../support/text/did-you-mean.js';
import type { Duration } from '../support/time/duration.js';
import type { EnqueueOptions } from './enqueue-options.js';
import type { TransactionOptions } from './transaction-options.js';

export interface ItemOptions extends Omit<EnqueueOptions, keyof TransactionOptions> {
  /**
   * When the job runs: a date, or a duration from now.
   *
   * @default as soon as a worker is free
   */
  readonly at?: Date | Duration | undefined;
}

/** Without `id`: an id belongs to one job, so only the options of an item have it. */
export interface EnqueueManyOptions extends Omit<ItemOptions, 'id'>, TransactionOptions {}

/** Returns the options of one item's job. The options of the call apply to what the function leaves out. */
export type OptionsOfItem<Item> = (item: Item, index: number) => ItemOptions | undefined;

const NAMES = {
  id: true,
  queue: true,
  priority: true,
  parameters: true,
  at: true,
} satisfies Record<keyof ItemOptions, true>;

/** @throws InvalidOptionsError */
export function optionsOfItem<Item>(
  given: Omit<ItemOptions, 'id'> | OptionsOfItem<Item>,
  item: Item,
  index: number,
  ofCall: Omit<ItemOptions, 'id'>,
): ItemOptions {
  if (typeof given !== 'function') return withoutId(given);
  withoutId(ofCall);

  const own = requireItemOptions(given(item, index), index);
  return {
    id: own.id,
    queue: own.queue ?? ofCall.queue,
    priority: own.priority ?? ofCall.priority,
    parameters: own.parameters ?? ofCall.parameters,
    at: own.at ?? ofCall.at,
  };
}

/** The types refuse an `id` as well. */
function withoutId<Options extends object>(ofCall: Options): Options {
  if (!('id' in ofCall) || ofCall.id === undefined) return ofCall;
  throw new InvalidOptionsError('enqueueMany', [
    'enqueueMany: "id" is given for all jobs, but each has an id of its own: give a function that returns the ' +
      'options of an item.',
  ]);
}

function requireItemOptions(options: ItemOptions | undefined, index: number): ItemOptions {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null || types.isPromise(options)) {
    // Handles a rejection of the promise, because nobody else will.
    if (types.isPromise(options)) options.catch(() => {});
    throw refused(index, `expected an object with options, got ${inspect(options)}.`);
  }
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(NAMES, name)) throw refused(index, adviceFor(name));
  }
  return options;
}

function adviceFor(name: string): string {
  if (name === 'manager' || name === 'transaction') {
    return `All jobs are created in one transaction: give "${name}" to the call, after the function.`;
  }
  const likely = didYouMean(name, Object.keys(NAMES));
  const hint = likely
    ? `Did you mean "${likely}"?`
    : `Known options: ${Object.keys(NAMES).join(', ')}.`;
  return `Unknown option "${name}". ${hint}`;
}

const refused = (index: number, problem: string) =>
  new InvalidOptionsError('enqueueMany', [`enqueueMany, options of item ${index}: ${problem}`]);
