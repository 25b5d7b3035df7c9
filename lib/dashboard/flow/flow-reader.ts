import { DELETED } from '../../states/state-names.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { FlowItem } from '../../storage/monitoring/flow-item.js';
import type { FlowAnswer, FlowEdge, FlowNode } from '../answers/flow.js';
import { cutText } from '../display/cut-text.js';
import type { Disclosure } from '../display/disclosure.js';
import { edgesAmong, restsOf } from './flow-edges.js';
import { FlowWalk } from './flow-walk.js';

const MAX_NAME_CHARS = 200;

/** Reads the flow around a job or a batch. */
export class FlowReader {
  constructor(
    private readonly storage: JobStorage,
    private readonly disclosure: Disclosure,
  ) {}

  /** @returns undefined if there is no job or batch with this id */
  async read(id: string): Promise<FlowAnswer | undefined> {
    const items = await new FlowWalk(this.storage.monitoring).from(id);
    if (items[0]?.kind === undefined) return undefined;

    const names = await this.namesOf(items);
    const edges = edgesAmong(items);
    return {
      id,
      nodes: items.map((item) => nodeOf(item, names.get(item.id))),
      edges: edges.filter((edge) => !isStartOfBatch(edge, edges)),
      rests: restsOf(items, edges),
    };
  }

  private async namesOf(items: readonly FlowItem[]): Promise<ReadonlyMap<string, string>> {
    const ids = items.filter(({ kind }) => kind === 'job').map(({ id }) => id);
    if (ids.length === 0) return new Map();

    const { jobs } = await this.storage.monitoring.search({ ids }, { limit: ids.length });
    return new Map(jobs.map((job) => [job.id, this.disclosure.displayName(job)]));
  }
}

/**
 * The jobs of a waiting batch have links to that batch, because they go on when it starts. The flow does not show
 * these links.
 */
const isStartOfBatch = ({ from, to, condition }: FlowEdge, edges: readonly FlowEdge[]): boolean =>
  condition === 'started' &&
  edges.some((other) => other.kind === 'within' && other.from === from && other.to === to);

/** A removed item was a job or a batch. We do not know which, and show it as a Deleted job. */
function nodeOf(item: FlowItem, jobName: string | undefined): FlowNode {
  const { id, kind = 'job', state = DELETED, description } = item;
  const name = (kind === 'batch' ? description : jobName) || id;
  const displayName = cutText(name, MAX_NAME_CHARS).text;
  return { id, kind, state, displayName, isGone: item.kind === undefined };
}
