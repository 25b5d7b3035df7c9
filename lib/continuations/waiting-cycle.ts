/** A job or batch, and the items that have to end before it can start. */
export interface WaitingItem {
  readonly id: string;
  readonly parentIds: readonly string[];
  /** The batch that the item belongs to. */
  readonly batchId?: string | undefined;
}

const UNSEEN = 0;
const OPEN = 1;
const DONE = 2;

interface Visit {
  readonly event: number;
  /** The events that have to come first and that the search has not visited yet. */
  readonly rest: number[];
}

/**
 * Looks for items that could never start, because each of them waits for the next one.
 *
 * Every item has two events, its start and its end. An end needs the start. A start needs the ends of all parents, and
 * the start of the batch. The end of a batch needs the ends of everything in the batch. An id that belongs to no item
 * is nothing to wait for.
 *
 * @returns the ids of the items, or undefined when every item can start
 */
export function findWaitingCycle(items: readonly WaitingItem[]): readonly string[] | undefined {
  if (items.every(({ parentIds }) => parentIds.length === 0)) return undefined;

  const indexes = new Map(items.map(({ id }, index) => [id, index]));
  const members = membersOf(items, indexes);
  const seen = new Uint8Array(items.length * 2);

  for (let index = 0; index < items.length; index += 1) {
    const cycle = cycleFrom(endOf(index), seen, (event) => needs(event, items, indexes, members));
    if (cycle) return namesOf(cycle, items);
  }
  return undefined;
}

const startOf = (index: number) => index * 2;
const endOf = (index: number) => index * 2 + 1;

function membersOf(
  items: readonly WaitingItem[],
  indexes: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (const [member, { batchId }] of items.entries()) {
    const batch = batchId === undefined ? undefined : indexes.get(batchId);
    if (batch === undefined) continue;

    const known = members.get(batch);
    if (known) known.push(member);
    else members.set(batch, [member]);
  }
  return members;
}

function needs(
  event: number,
  items: readonly WaitingItem[],
  indexes: ReadonlyMap<string, number>,
  members: ReadonlyMap<number, readonly number[]>,
): number[] {
  const index = event >> 1;
  if (event === endOf(index)) {
    return [startOf(index), ...(members.get(index) ?? []).map(endOf)];
  }

  const { parentIds, batchId } = items[index] as WaitingItem;
  const parents = parentIds.flatMap((id) => indexes.get(id) ?? []).map(endOf);
  const batch = batchId === undefined ? undefined : indexes.get(batchId);
  return batch === undefined ? parents : [...parents, startOf(batch)];
}

/** Depth first, without recursion: a chain of jobs may be longer than the stack is deep. */
function cycleFrom(
  first: number,
  seen: Uint8Array,
  needsOf: (event: number) => number[],
): number[] | undefined {
  if (seen[first] !== UNSEEN) return undefined;
  seen[first] = OPEN;
  const path: Visit[] = [{ event: first, rest: needsOf(first) }];

  for (let visit = path.at(-1); visit; visit = path.at(-1)) {
    const next = visit.rest.pop();
    if (next === undefined) {
      seen[visit.event] = DONE;
      path.pop();
    } else if (seen[next] === OPEN) {
      const events = path.map(({ event }) => event);
      return events.slice(events.indexOf(next));
    } else if (seen[next] === UNSEEN) {
      seen[next] = OPEN;
      path.push({ event: next, rest: needsOf(next) });
    }
  }
  return undefined;
}

const namesOf = (events: readonly number[], items: readonly WaitingItem[]) => [
  ...new Set(events.map((event) => (items[event >> 1] as WaitingItem).id)),
];
