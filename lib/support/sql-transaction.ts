/** An open transaction of a library other than TypeORM, on the PostgreSQL that keeps the jobs. */
export interface SqlTransaction {
  /**
   * Runs one statement in the transaction, and returns its rows as objects. The keys are the names that the statement
   * gives to columns. Parameters are `$1`, `$2` and so on, and may be arrays.
   */
  query(sql: string, parameters: unknown[]): Promise<readonly object[]>;
}
