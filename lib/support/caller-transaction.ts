/**
 * The caller's own database transaction, such as the `EntityManager` of an open TypeORM transaction. The contract
 * hands it on as it is: each store that takes part finds in it what its own driver needs.
 */
export type CallerTransaction = object;
