import type { ParentLink } from '../../../../storage/continuation-store.js';
import { plainColumn } from './columns.js';
import type { Executor } from './postgres-database.js';
import { createLinks } from './statements/continuations.js';

/** A new job or batch, as far as it waits for others. */
interface Child {
  readonly id: string;
  readonly parents?: readonly ParentLink[] | undefined;
}

/** @returns whether one of the links is open, so that its parent is to be looked at */
export async function insertLinks(
  executor: Executor,
  children: readonly Child[],
): Promise<boolean> {
  const links = children.flatMap(({ id, parents = [] }) =>
    parents.map((parent) => ({ ...parent, childId: id })),
  );
  if (links.length === 0) return false;

  await executor.run(createLinks, [
    plainColumn(links.map(({ parentId }) => parentId)),
    plainColumn(links.map(({ childId }) => childId)),
    plainColumn(links.map(({ condition }) => condition)),
    links.map(({ outcome }) => outcome ?? null),
  ]);
  return links.some(({ outcome }) => outcome === undefined);
}
