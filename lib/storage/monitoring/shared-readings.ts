/** How a store makes several readings cheaper than they are one by one. */
export interface SharedReadings {
  /**
   * Lets readings share what they cost, a transaction for instance. Left out by stores in which that makes no difference.
   *
   * @param work reads from the store what people read, never searches or counts jobs, and asks it for nothing else
   */
  together?<T>(work: () => Promise<T>): Promise<T>;
}
