import type { FlowItem } from '../../storage/monitoring/flow-item.js';
import type { MonitoringStore } from '../../storage/monitoring/monitoring-store.js';

export const MAX_NODES = 200;
/** How many levels the walk goes from its beginning, in any direction. */
const MAX_LEVELS = 12;
/** How many neighbours of each side we show: around the item where the walk began, and around every other item. */
const FIRST_SIDE = 60;
const SIDE = 12;

/**
 * Finds the neighbours of a job or a batch, then their neighbours, and so on, level by level. It reads each item
 * once, so circles of links and of batches end. It reads the store once for each level.
 */
export class FlowWalk {
  private readonly items = new Map<string, FlowItem>();
  /** Batches that the walk reached from within: their other jobs have nothing to do with the beginning of the walk. */
  private readonly enclosing = new Set<string>();

  constructor(private readonly monitoring: Pick<MonitoringStore, 'flowItems'>) {}

  /** @returns the items, the nearest first; a single item without a kind if there is no job or batch with this id */
  async from(id: string): Promise<readonly FlowItem[]> {
    let level: readonly string[] = [id];
    for (let depth = 0; depth <= MAX_LEVELS && level.length > 0; depth += 1) {
      const read = await this.monitoring.flowItems(level, depth === 0 ? FIRST_SIDE : SIDE);
      for (const item of read) this.items.set(item.id, item);
      const room = depth === MAX_LEVELS ? 0 : MAX_NODES - this.items.size;
      level = this.beside(read).slice(0, room);
    }
    return [...this.items.values()];
  }

  /** The ids beside these items that were not read. Continuations come first, because batches may have many jobs. */
  private beside(read: readonly FlowItem[]): readonly string[] {
    for (const { batchId } of read) {
      if (batchId !== undefined && !this.items.has(batchId)) this.enclosing.add(batchId);
    }
    const linked = read.flatMap(({ parents, continuations }) =>
      [...parents.items, ...continuations.items].map((link) => link.id),
    );
    const batches = read.flatMap(({ batchId, nested }) => [
      ...(batchId ? [batchId] : []),
      ...nested.items,
    ]);
    const members = read.flatMap(({ id, jobs }) => (this.enclosing.has(id) ? [] : jobs.items));
    return [...new Set([...linked, ...batches, ...members])].filter((id) => !this.items.has(id));
  }
}
