/**
 * A message queue beside the store. Through it, processes tell one another that jobs may be ready. No job travels
 * through it: a lost message costs time, at most until the next look at the store.
 */
export interface WakeUpOptions {
  readonly type: 'redis' | 'rabbitmq' | 'nats';
  /** Where the message queue is, with a user and a password if need be, such as `redis://localhost:6379`. */
  readonly url: string;
  /**
   * Further options of the driver, such as certificates: of `ioredis`, of the socket of `amqplib`, or of
   * `@nats-io/transport-node`.
   */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}
