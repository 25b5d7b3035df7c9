import type { PostgresDatabase } from '../connection/postgres-database.js';
import { removeForgottenLinks } from './continuations.sql.js';

const LINKS_A_STEP = 1_000;
const BEGINNING = [
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-000000000000',
  '',
];

/**
 * Links whose parents and children are both gone. They are found by walking through all links, oldest
 * parents first: one step each time, and further while the steps are worth it. Where the last walk
 * came to is remembered, and a walk that comes to the end begins again.
 */
export class ForgottenLinks {
  private place: readonly unknown[] = BEGINNING;

  constructor(private readonly database: PostgresDatabase) {}

  async remove(): Promise<void> {
    let isWorthwhile: boolean;
    do {
      const [last] = await this.database.run(removeForgottenLinks, [...this.place, LINKS_A_STEP]);
      const isAtEnd = Number(last?.seen ?? 0) < LINKS_A_STEP;
      isWorthwhile = !isAtEnd && Number(last?.removed) > LINKS_A_STEP / 2;
      this.place = last && !isAtEnd ? [last.parent_id, last.child_id, last.condition] : BEGINNING;
    } while (isWorthwhile);
  }
}
