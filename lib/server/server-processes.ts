import type { StorageEvent } from '../storage/events/storage-events.js';
import type { Pulse } from '../storage/servers/server-store.js';
import type { BackgroundProcess, ProcessContext } from './background-process.js';
import { ProcessRunner } from './process-runner.js';

/** Runs the background processes of one server, and passes on the hints and pulses that may wake them. */
export class ServerProcesses {
  private readonly heartbeat: ProcessRunner;
  private readonly others: readonly ProcessRunner[];

  constructor(
    private readonly context: ProcessContext,
    heartbeat: BackgroundProcess,
    others: readonly BackgroundProcess[],
  ) {
    this.heartbeat = new ProcessRunner(heartbeat, context);
    this.others = others.map((process) => new ProcessRunner(process, context));
  }

  start(): void {
    this.heartbeat.start();
    for (const runner of this.others) runner.start();
  }

  /** Sends the next heartbeat at once, so that other servers see a change on this server. */
  showChange(): void {
    this.heartbeat.wake();
  }

  hear(hint: StorageEvent): void {
    if ('serverId' in hint && hint.serverId !== this.context.serverId) return;
    for (const runner of this.others) runner.hear(hint);
  }

  heed(pulse: Pulse): void {
    for (const runner of this.others) runner.heed(pulse);
  }

  heartbeatMissed(): void {
    for (const runner of this.others) runner.heartbeatMissed();
  }

  /**
   * Stops the heartbeat last, so that other servers do not take this server for dead while it stops. Processes that
   * have never started are stopped as well, because a hint may have set a timer for them.
   */
  async stop(): Promise<void> {
    await Promise.all(this.others.map((runner) => runner.stop()));
    await this.heartbeat.stop();
  }
}
