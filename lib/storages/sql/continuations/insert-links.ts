import type { ParentLink } from '../../../storage/continuations/continuation-store.js';
import { chunksOf } from '../../parts/chunks.js';
import type { ContinuationOperations } from './continuation-operations.js';

/** A new job or batch, as far as it waits for others. */
interface Child {
  readonly id: string;
  readonly parents?: readonly ParentLink[] | undefined;
}

const LINKS_IN_STATEMENT = { count: 50_000 };

/** @returns whether one of the links is open, so that its parent is to be looked at */
export async function insertLinks<E>(
  operations: ContinuationOperations<E>,
  executor: E,
  children: readonly Child[],
): Promise<boolean> {
  const links = children.flatMap(({ id, parents = [] }) =>
    parents.map((parent) => ({ ...parent, childId: id })),
  );
  for (const chunk of chunksOf(links, LINKS_IN_STATEMENT)) {
    await operations.createLinks(executor, chunk);
  }
  return links.some(({ outcome }) => outcome === undefined);
}
