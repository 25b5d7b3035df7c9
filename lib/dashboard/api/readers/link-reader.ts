import { DELETED } from '../../../states/state-names.js';
import type {
  ContinuationRecord,
  ParentRecord,
} from '../../../storage/continuations/continuation-store.js';
import type { JobStorage } from '../../../storage/job-storage.js';
import type { LinkedJob } from '../../answers/jobs.js';
import type { Disclosure } from '../../display/disclosure.js';
import type { JobLinks } from '../mapping/job-links.js';

const MAX_PARENTS = 100;
const MAX_CONTINUATIONS = 50;
/** Reads the parents and the continuations of a job or a batch. */
export class LinkReader {
  constructor(
    private readonly storage: JobStorage,
    private readonly disclosure: Disclosure,
  ) {}

  async read(id: string): Promise<JobLinks> {
    const { continuations: store } = this.storage;
    const [upwards, downwards] = await Promise.all([
      store.findParentLinks(id),
      store.findContinuations(id, MAX_CONTINUATIONS + 1),
    ]);
    const shown = downwards.slice(0, MAX_CONTINUATIONS);
    const [parents, continuations] = await Promise.all([
      this.linked(upwards.slice(0, MAX_PARENTS), ({ parentId }) => parentId),
      this.linked(shown, ({ childId }) => childId),
    ]);
    return {
      parents,
      continuations,
      hasMoreParents: upwards.length > MAX_PARENTS,
      hasMoreContinuations: downwards.length > shown.length,
    };
  }

  private async linked(
    links: readonly ContinuationRecord[],
    idOf: (link: ContinuationRecord) => string,
  ): Promise<LinkedJob[]> {
    if (links.length === 0) return [];

    const ids = [...new Set(links.map(idOf))];
    const found = await this.storage.continuations.findParents(ids);
    const items = new Map(found.map((item) => [item.id, item]));
    const names = await this.namesOf(found);
    return links.map((link) => {
      const id = idOf(link);
      // A removed parent or continuation counts as Deleted.
      const { kind = 'job', state = DELETED } = items.get(id) ?? {};
      return { id, kind, condition: link.condition, state, displayName: names.get(id) ?? id };
    });
  }

  private async namesOf(found: readonly ParentRecord[]): Promise<ReadonlyMap<string, string>> {
    const { monitoring, batches } = this.storage;
    const idsOf = (kind: ParentRecord['kind']) =>
      found.filter((item) => item.kind === kind).map(({ id }) => id);
    const jobIds = idsOf('job');
    const [jobs, described] = await Promise.all([
      jobIds.length === 0 ? [] : monitoring.search({ ids: jobIds }, { limit: jobIds.length }),
      Promise.all(idsOf('batch').map((id) => batches.find(id))),
    ]);

    const summaries = 'jobs' in jobs ? jobs.jobs : [];
    return new Map([
      ...summaries.map((job) => [job.id, this.disclosure.displayName(job)] as const),
      ...described.flatMap((batch) =>
        batch?.description ? [[batch.id, batch.description] as const] : [],
      ),
    ]);
  }
}
