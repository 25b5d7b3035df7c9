/**
 * The caller's own database transaction; the `EntityManager` of an open TypeORM transaction is one. What `query`
 * takes and answers depends on the driver, so only a store calls it, and only a store that knows the driver.
 */
export interface CallerTransaction {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}
