import type {
  ContinuationOperations,
  PassedOver,
} from '../../../../sql/continuations/continuation-operations.js';
import { continuationOf, parentOf } from '../../../../sql/continuations/continuation-rows.js';
import type { Row } from '../../../../sql/row.js';
import { plainColumn } from '../columns.js';
import type { Executor } from '../connection/postgres-database.js';
import {
  createLinks,
  findContinuations,
  findParentLinks,
  findParents,
} from './continuations.sql.js';
import { watchParent, watchParents } from './release-continuations.sql.js';

export const postgresContinuations: ContinuationOperations<Executor> = {
  createLinks(executor, links) {
    return executor.run(createLinks, [
      plainColumn(links.map(({ parentId }) => parentId)),
      plainColumn(links.map(({ childId }) => childId)),
      plainColumn(links.map(({ condition }) => condition)),
      links.map(({ outcome }) => outcome ?? null),
    ]);
  },

  async findParents(executor, ids) {
    const rows = await executor.run(findParents, [ids]);
    return rows.map(parentOf);
  },

  async findContinuations(executor, parentId, limit) {
    return (await executor.run(findContinuations, [parentId, limit])).map(continuationOf);
  },

  async findParentLinks(executor, childId) {
    return (await executor.run(findParentLinks, [childId])).map(continuationOf);
  },

  async watchParents(executor, limit) {
    const [row] = await executor.run(watchParents, [limit]);
    return {
      due: row?.due as number,
      removed: row?.removed as number,
      busy: row?.busy as string[],
      passedOver: passedOverOf(row),
    };
  },

  async watchParent(executor, id) {
    const [row] = await executor.run(watchParent, [id]);
    return passedOverOf(row);
  },
};

const passedOverOf = (row: Row | undefined): PassedOver => ({
  queues: row?.passed_queues as string[],
  hasBatches: row?.has_passed_batches as boolean,
});
