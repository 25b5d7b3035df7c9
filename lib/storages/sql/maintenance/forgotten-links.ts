import type { SqlDatabase } from '../sql-database.js';
import type { LinkPlace, MaintenanceOperations } from './maintenance-operations.js';

const LINKS_A_STEP = 1_000;

/**
 * Links whose parents and children are both gone. They are found by walking through all links, oldest
 * parents first: one step each time, and further while the steps are worth it. Where the last walk
 * came to is remembered, and a walk that comes to the end begins again.
 */
export class ForgottenLinks<E> {
  /** Undefined: at the beginning. */
  private place: LinkPlace | undefined;

  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: Pick<MaintenanceOperations<E>, 'removeForgottenLinks'>,
  ) {}

  async remove(): Promise<void> {
    let isWorthwhile: boolean;
    do {
      const { seen, removed, last } = await this.operations.removeForgottenLinks(
        this.database.executor,
        this.place,
        LINKS_A_STEP,
      );
      const isAtEnd = seen < LINKS_A_STEP;
      isWorthwhile = !isAtEnd && removed > LINKS_A_STEP / 2;
      this.place = isAtEnd ? undefined : last;
    } while (isWorthwhile);
  }
}
