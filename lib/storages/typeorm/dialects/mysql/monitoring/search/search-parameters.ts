import type { WalkStep } from '../../../../../sql/monitoring/search-operations.js';
import {
  isByCreation,
  type KeyPart,
  type Walk,
  type WalkKey,
} from '../../../../../sql/monitoring/walk.js';
import { instantText, jsonColumn } from '../../columns.js';
import { readyPlace, restingPlace } from '../../places.js';
import { askedFilters } from './asked-filters.js';
import { earliestChange } from './earliest-change.js';
import type { StepShape } from './step-shape.js';
import { tablesOf } from './tables-of-walks.sql.js';
import { lanes } from './walks.sql.js';

const lastIdOf = ({ walk, lastId }: WalkStep) => (isByCreation(walk) ? lastId : undefined);

const sinceOf = ({ walk, search }: WalkStep) =>
  walk.key[0] === 'stateAt' ? earliestChange(search) : undefined;

export const shapeOf = (step: WalkStep): StepShape => ({
  walk: step.walk,
  by: step.narrowing.by,
  isBehind: step.behind !== undefined,
  hasLast: lastIdOf(step) !== undefined,
  hasSince: sinceOf(step) !== undefined,
  filters: askedFilters(step.search).map(({ name }) => name),
});

/** What search-jobs takes. */
export function searchParameters(step: WalkStep): readonly unknown[] {
  const filters = filterParameters(step);
  const perTable = [...filters, step.bound, ...filters, step.limit];
  return [...walkedParameters(step), ...merged(tablesOf(step.walk), perTable, step.limit)];
}

/** What count-jobs takes. */
export function countParameters(step: WalkStep): readonly unknown[] {
  const perTable = [...filterParameters(step), ...Array(5).fill(step.bound)];
  return [...walkedParameters(step), ...tablesOf(step.walk).flatMap(() => perTable)];
}

/** What count-walk takes. */
export const walkParameters = (walk: Walk, limit: number): readonly unknown[] => [
  ...lanes[walk.name].flatMap(() => [...ownParameter(walk), limit]),
  limit,
];

function walkedParameters(step: WalkStep): readonly unknown[] {
  const { walk, behind, bound } = step;
  const [lastId, since] = [lastIdOf(step), sinceOf(step)];
  const perLane = [
    ...narrowingParameter(step),
    ...(isOwnKnownLater(step) ? [] : ownParameter(walk)),
    ...(behind === undefined ? [] : keyParameters(walk, behind)),
    ...(lastId === undefined ? [] : [lastId.toLowerCase()]),
    ...(since === undefined ? [] : [instantText(since)]),
    bound,
  ];
  return merged(lanes[walk.name], perLane, bound);
}

/** Of queries that are merged where there are several. */
const merged = (queries: readonly unknown[], each: readonly unknown[], limit: number) => [
  ...queries.flatMap(() => each),
  ...(queries.length > 1 ? [limit] : []),
];

function narrowingParameter({ narrowing, search }: WalkStep): readonly unknown[] {
  if (narrowing.by === 'batch') return [search.batchId?.toLowerCase()];
  if (narrowing.by === 'none') return [];
  return [jsonColumn([...new Set(narrowing.ids.map((id) => id.toLowerCase()))])];
}

const filterParameters = (step: WalkStep): readonly unknown[] => [
  ...(isOwnKnownLater(step) ? ownParameter(step.walk) : []),
  ...askedFilters(step.search).flatMap(({ values }) => values),
];

/** The index of the order does not know of what the walk's own parameter says. */
const isOwnKnownLater = ({ walk, narrowing }: WalkStep) =>
  narrowing.by === 'none' && lanes[walk.name].some(({ among }) => among !== undefined);

function ownParameter({ name, only }: Walk): readonly unknown[] {
  if (only === undefined) return [];
  if (name === 'ready-of-queue') return [readyPlace(only)];
  return [name === 'resting' ? restingPlace(only) : only];
}

/** Each part twice, but the last one. */
function keyParameters(walk: Walk, key: WalkKey): readonly unknown[] {
  const values = walk.key.map((part, index) => keyParameter(walk, part, key[index] ?? ''));
  return values.flatMap((value, index) => (index < values.length - 1 ? [value, value] : [value]));
}

function keyParameter({ name }: Walk, part: KeyPart, text: string): string {
  if (part === 'id') return text.toLowerCase();
  if (part === 'stateAt' || part === 'runAt') return text.slice(0, -1).replace('T', ' ');
  return part === 'queue' && name === 'ready' ? readyPlace(text) : text;
}
