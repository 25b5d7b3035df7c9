import type { DataSource } from 'typeorm';
import { DataSourceDestroyedError } from './errors/data-source-destroyed-error.js';

/** What all stores on one DataSource know of it. */
interface Holding {
  holders: number;
  /** A store has initialised it, so the last one destroys it. */
  isOurs: boolean;
  initializing: Promise<unknown> | undefined;
  /** Until it ends, the DataSource says that it is initialised, and its pool is not to be used any more. */
  destroying: Promise<unknown> | undefined;
}

const holdings = new WeakMap<DataSource, Holding>();

/**
 * The DataSource of an application, as one of the stores on it holds it. One that nobody has initialised is
 * initialised by the first store that needs it, and destroyed when the last one lets it go.
 *
 * One that the application has initialised is the application's to destroy and to initialise again.
 */
export class HeldDataSource {
  isHeld = false;
  private isForeign = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Resolves when the DataSource is initialised. */
  async hold(): Promise<void> {
    const { dataSource, holding } = this;
    if (!this.isHeld) {
      this.isHeld = true;
      holding.holders += 1;
    }
    // A store that is opened again while it closes, or another one on the same DataSource.
    await holding.destroying?.catch(() => {});
    if (!holding.initializing) {
      if (dataSource.isInitialized) {
        this.isForeign = !holding.isOurs;
        return;
      }
      if (this.isForeign) throw new DataSourceDestroyedError();
      holding.initializing = this.initialize();
    }
    await holding.initializing;
  }

  async release(): Promise<void> {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.isForeign = false;
    this.holding.holders -= 1;
    await this.destroyIfAbandoned();
  }

  private async initialize(): Promise<void> {
    const { dataSource, holding } = this;
    try {
      await dataSource.initialize();
      holding.isOurs = true;
    } finally {
      holding.initializing = undefined;
    }
    // Closed while it connected: nobody else would destroy it.
    await this.destroyIfAbandoned();
  }

  private async destroyIfAbandoned(): Promise<void> {
    const { dataSource, holding } = this;
    if (holding.holders > 0 || !holding.isOurs) return;
    holding.isOurs = false;
    if (!dataSource.isInitialized) return;
    holding.destroying = dataSource.destroy().finally(() => {
      holding.destroying = undefined;
    });
    await holding.destroying;
  }

  private get holding(): Holding {
    const known = holdings.get(this.dataSource);
    if (known) return known;

    const holding: Holding = {
      holders: 0,
      isOurs: false,
      initializing: undefined,
      destroying: undefined,
    };
    holdings.set(this.dataSource, holding);
    return holding;
  }
}
