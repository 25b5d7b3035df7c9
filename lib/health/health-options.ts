export interface HealthOptions {
  /**
   * How long the oldest ready job may be ready, in milliseconds. Paused queues do not count.
   *
   * @default no limit
   */
  readonly maxQueueAgeMs?: number | undefined;
  /**
   * How many servers have to be alive, in all processes together.
   *
   * @default 0
   */
  readonly minServers?: number | undefined;
  /**
   * How many jobs may end Failed in an hour.
   *
   * @default no limit
   */
  readonly maxFailedPerHour?: number | undefined;
  /**
   * The queues whose jobs count for `maxQueueAgeMs`.
   *
   * @default all queues
   */
  readonly queues?: readonly string[] | undefined;
  /**
   * How long the store may take to answer, in milliseconds. The check answers in this time.
   *
   * @default 1_000
   */
  readonly timeoutMs?: number | undefined;
}

export interface LivenessOptions {
  /**
   * For how long the store may be silent, in milliseconds. A restart seldom helps, so give this only if one does.
   *
   * @default no limit
   */
  readonly maxStoreSilenceMs?: number | undefined;
}
