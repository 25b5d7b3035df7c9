import { BatchKeeper } from '../../server/processes/batch-keeper.js';
import { ContinuationReleaser } from '../../server/processes/continuation-releaser.js';
import { tellingDecisions } from '../../server/telling-decisions.js';
import type { StorageEvent } from '../../storage/events/storage-events.js';
import type { JobFailure } from '../errors/jobs-failed-error.js';
import { DecisionWatch } from './decision-watch.js';
import { failuresOf } from './failures-of.js';
import { SERVER_ID, type StepParts } from './step-parts.js';
import { untilDone } from './until-done.js';

export interface FollowUp {
  /** The jobs that were waiting until now. */
  readonly released: readonly string[];
  readonly failures: readonly JobFailure[];
}

/** Does the work after the end of jobs: releases continuations and counts batches. */
export class FollowUps {
  private mayRelease = false;
  private mayCount = false;

  constructor(private readonly parts: StepParts) {}

  notice({ kind }: StorageEvent): void {
    if (kind === 'continuations') this.mayRelease = true;
    if (kind === 'batches') this.mayCount = true;
  }

  async take(): Promise<FollowUp> {
    const watch = new DecisionWatch();
    const { storage, server, stored } = this.parts;
    await stored();
    const context = {
      serverId: SERVER_ID,
      storage: watch.over(tellingDecisions(storage, server)),
      logger: server.logger,
    };

    while (this.mayRelease || this.mayCount) {
      if (this.mayRelease) {
        this.mayRelease = false;
        await untilDone(new ContinuationReleaser(server.planner), context);
      }
      if (this.mayCount) {
        this.mayCount = false;
        // We make a new keeper for each turn, because a keeper rests for a moment between two turns.
        const keepers = { name: 'batch-keeper', execute: () => this.keeper().execute(context) };
        await untilDone(keepers, context);
      }
    }
    const { transitions } = watch;
    const failures = await failuresOf(transitions, this.parts);
    return { released: transitions.map(({ jobId }) => jobId), failures };
  }

  private keeper(): BatchKeeper {
    return new BatchKeeper(this.parts.server.batchRetentionMs);
  }
}
