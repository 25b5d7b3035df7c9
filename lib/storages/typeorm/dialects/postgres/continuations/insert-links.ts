import type { ParentLink } from '../../../../../storage/continuation-store.js';
import { chunksOf } from '../jobs/chunks.js';
import { plainColumn } from '../columns.js';
import type { Executor } from '../connection/postgres-database.js';
import { createLinks } from './continuations.sql.js';

/** A new job or batch, as far as it waits for others. */
interface Child {
  readonly id: string;
  readonly parents?: readonly ParentLink[] | undefined;
}

const LINKS_IN_STATEMENT = { count: 50_000 };

/** @returns whether one of the links is open, so that its parent is to be looked at */
export async function insertLinks(
  executor: Executor,
  children: readonly Child[],
): Promise<boolean> {
  const links = children.flatMap(({ id, parents = [] }) =>
    parents.map((parent) => ({ ...parent, childId: id })),
  );
  for (const chunk of chunksOf(links, LINKS_IN_STATEMENT)) {
    await executor.run(createLinks, [
      plainColumn(chunk.map(({ parentId }) => parentId)),
      plainColumn(chunk.map(({ childId }) => childId)),
      plainColumn(chunk.map(({ condition }) => condition)),
      chunk.map(({ outcome }) => outcome ?? null),
    ]);
  }
  return links.some(({ outcome }) => outcome === undefined);
}
