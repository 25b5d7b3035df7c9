/** What announcements to other processes need of a dialect. */
export interface EventOperations<E> {
  /**
   * Sends messages to all who listen to the channel.
   *
   * @returns the secret that the channel should have been named with; undefined where there is none
   */
  notify(executor: E, channel: string, messages: readonly string[]): Promise<string | undefined>;
  findSecret(executor: E): Promise<string | undefined>;
  /** Whoever comes first decides. */
  insertSecret(executor: E, secret: string): Promise<void>;
}
