import type { ContinuationOperations } from '../../../../sql/continuations/continuation-operations.js';
import { continuationOf, parentOf } from '../../../../sql/continuations/continuation-rows.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import {
  createLinks,
  findContinuations,
  findParentLinks,
  findParents,
  noteParents,
} from './continuations.sql.js';
import { watchParent, watchParents } from './watch-parents.js';

export const mysqlContinuations: ContinuationOperations<Executor> = {
  createLinks(executor, links) {
    const rows = links.map(({ parentId, childId, condition, outcome }) => [
      parentId,
      childId,
      condition,
      outcome ?? null,
    ]);
    const open = links.filter(({ outcome }) => outcome === undefined);
    const due = new Set(open.map(({ parentId }) => parentId));
    return executor.atomically('create links', async (within) => {
      await within.change(createLinks, [jsonRows(rows)]);
      if (due.size > 0) await within.change(noteParents, [jsonColumn([...due])]);
    });
  },

  async findParents(executor, ids) {
    const listed = jsonColumn([...new Set(ids)]);
    const rows = await executor.run(findParents, [listed, listed, listed]);
    return rows.map(parentOf);
  },

  async findContinuations(executor, parentId, limit) {
    return (await executor.run(findContinuations, [parentId, limit])).map(continuationOf);
  },

  async findParentLinks(executor, childId) {
    return (await executor.run(findParentLinks, [childId])).map(continuationOf);
  },

  watchParents(executor, limit) {
    return executor.atomically('watch parents', (within) => watchParents(within, limit));
  },

  watchParent(executor, id) {
    return executor.atomically('watch a parent', (within) => watchParent(within, id));
  },
};
