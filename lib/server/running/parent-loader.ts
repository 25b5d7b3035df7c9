import { findJobDetails } from '../../client/find-job-details.js';
import { parentIdsOf } from '../../continuations/parent-links.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { Parent } from '../../job/parent.js';
import type { ParentRecord } from '../../storage/continuations/continuation-store.js';
import type { JobStorage } from '../../storage/job-storage.js';

/** How many parents are read at the same time. */
const CHUNK_SIZE = 8;

/** Reads the jobs and batches that a job was waiting for. */
export class ParentLoader {
  constructor(
    private readonly storage: JobStorage,
    private readonly handlers: HandlerCatalog,
  ) {}

  /** The parents that still exist, oldest first. */
  async parentsOf(jobId: string): Promise<readonly Parent[]> {
    const { continuations } = this.storage;
    const ids = parentIdsOf(await continuations.findParentLinks(jobId));
    const found = ids.length === 0 ? [] : await continuations.findParents(ids);
    const kinds = new Map(found.map(({ id, kind }) => [id, kind]));

    const parents: Parent[] = [];
    for (let first = 0; first < ids.length; first += CHUNK_SIZE) {
      const chunk = ids.slice(first, first + CHUNK_SIZE);
      const loaded = await Promise.all(chunk.map((id) => this.load(id, kinds.get(id))));
      parents.push(...loaded.filter((parent) => parent !== undefined));
    }
    return parents;
  }

  private async load(id: string, kind?: ParentRecord['kind']): Promise<Parent | undefined> {
    if (kind === 'batch') {
      const batch = await this.storage.batches.find(id);
      return batch && { kind, ...batch };
    }
    const job = kind && (await findJobDetails(id, this.storage, this.handlers));
    return job && { kind: 'job', ...job };
  }
}
