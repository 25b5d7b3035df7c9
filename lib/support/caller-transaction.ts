/** The caller's own database transaction; the `EntityManager` of an open TypeORM transaction is one. */
export interface CallerTransaction {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}
