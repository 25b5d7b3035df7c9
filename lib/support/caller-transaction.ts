/**
 * The caller's own database transaction, such as the `EntityManager` of an open TypeORM transaction. The contract
 * passes it on unchanged. A store that takes part finds in it what its driver needs.
 */
export type CallerTransaction = object;
