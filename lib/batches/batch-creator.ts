import { ContinuationCycleError } from '../continuations/errors/continuation-cycle-error.js';
import { type JobStart, startOf, unmetReasonOf } from '../continuations/job-start.js';
import { isOpen, linksTo, type ParentFacts } from '../continuations/parent-links.js';
import type { ParentReader } from '../continuations/parent-reader.js';
import { findUpstreamItems } from '../continuations/upstream-items.js';
import { findWaitingCycle, type WaitingItem } from '../continuations/waiting-cycle.js';
import type { JobCreator } from '../creation/job-creator.js';
import type { JobWriter } from '../creation/job-writer.js';
import type { JointOutcome } from '../creation/joint-creation.js';
import type { NewBatch } from '../storage/batches/batch-store.js';
import type { ContinuationStore, ParentLink } from '../storage/continuations/continuation-store.js';
import type { CallerTransaction } from '../support/caller-transaction.js';
import type { Clock } from '../support/time/clock.js';
import type { BatchPlan, PlannedBatch, PlannedJob } from './batch-plan.js';

export interface BatchCreatorParts {
  readonly creator: JobCreator;
  readonly writer: JobWriter;
  readonly parents: ParentReader;
  readonly continuations: ContinuationStore;
  readonly clock: Clock;
}

/** A stored batch that jobs or batches are added to. */
export interface AttachedBatch {
  readonly id: string;
  readonly isAwaiting: boolean;
  /** The batches that this batch is nested in, the nearest first. */
  readonly enclosing: readonly string[];
}

export interface CreateBatchOptions {
  readonly transaction?: CallerTransaction | undefined;
  readonly attachedTo?: AttachedBatch | undefined;
}

type InitialBatchState = NewBatch['state'];

const NEW_JOB: ParentFacts = { kind: 'job', state: '', isFinished: false };
const NEW_BATCH: ParentFacts = { kind: 'batch', state: '', isFinished: false };

/** Stores a plan: all of its batches and jobs, or nothing. A plan of `createMany` has no batch. */
export class BatchCreator {
  constructor(private readonly parts: BatchCreatorParts) {}

  async create(plan: BatchPlan, options: CreateBatchOptions): Promise<JointOutcome> {
    const { creator, writer, clock } = this.parts;
    const { transaction, attachedTo } = options;
    const facts = await this.parentFacts(plan, options);
    const states = new Map<string, InitialBatchState>();
    if (attachedTo) states.set(attachedTo.id, attachedTo.isAwaiting ? 'Awaiting' : 'Started');
    const batches = plan.batches.map((planned) => newBatch(planned, facts, states));

    const now = clock.now();
    const startOfJob = alikeInARow(({ waiting, batchId }) => {
      const links = [...linksTo(waiting.awaiting, facts), ...linksToOwn(batchId, states)];
      return { ...startOf(waiting, links, now), batchId };
    });

    const creations = plan.jobs.map((planned) => creator.begin(planned.draft, startOfJob(planned)));
    const mayExist = plan.jobs.some(({ draft }) => draft.mayExist);
    const outcome = await creator.createTogether(creations, (jobs) =>
      writer.createAll(jobs, { batches, transaction, mayExist }),
    );
    // A filter that handles the exception of its job must not hide that no batch was stored.
    if (outcome.failure && plan.kind === 'batch') throw outcome.failure.exception;
    return outcome;
  }

  /** The facts about all parents, in this plan and in the store. */
  private async parentFacts(
    plan: BatchPlan,
    options: CreateBatchOptions,
  ): Promise<ReadonlyMap<string, ParentFacts>> {
    if (![...plan.batches, ...plan.jobs].some(hasParents)) return new Map();

    const items = itemsOf(plan);
    const wanted = new Set(items.flatMap(({ parentIds }) => parentIds));
    const facts = new Map<string, ParentFacts>();
    for (const { id } of plan.batches) facts.set(id, NEW_BATCH);
    for (const { draft } of plan.jobs) facts.set(draft.job.id, NEW_JOB);

    const strangers = [...wanted].filter((id) => !facts.has(id));
    const found = await this.parts.parents.find(strangers, options.transaction);
    await this.refuseCycles(items, strangers, options);
    for (const [id, record] of found) facts.set(id, record);
    return facts;
  }

  /** Finds circles of waiting. Stored jobs can be part of a circle only when the plan is added to a stored batch. */
  private async refuseCycles(
    items: readonly WaitingItem[],
    strangers: readonly string[],
    { attachedTo, transaction }: CreateBatchOptions,
  ): Promise<void> {
    const { continuations } = this.parts;
    const stored = attachedTo
      ? [
          ...enclosingItems(attachedTo),
          ...(await findUpstreamItems(strangers, continuations, transaction)),
        ]
      : [];

    const cycle = findWaitingCycle([...items, ...merged(stored)]);
    if (cycle) throw new ContinuationCycleError(cycle);
  }
}

/** The jobs of one call wait for the same parents and belong to the same batch, so they begin alike. */
function alikeInARow(startOfJob: (planned: PlannedJob) => JobStart) {
  let latest: PlannedJob | undefined;
  let start: JobStart | undefined;
  return (planned: PlannedJob): JobStart => {
    const { waiting, batchId } = planned;
    if (!start || waiting !== latest?.waiting || batchId !== latest.batchId) {
      start = startOfJob(planned);
    }
    latest = planned;
    return start;
  };
}

const hasParents = ({ waiting }: PlannedBatch | PlannedJob) =>
  waiting.awaiting.parentIds.length > 0;

function newBatch(
  { waiting, ...planned }: PlannedBatch,
  facts: ReadonlyMap<string, ParentFacts>,
  states: Map<string, InitialBatchState>,
): NewBatch {
  const parents = [...linksTo(waiting.awaiting, facts), ...linksToOwn(planned.batchId, states)];
  const mayGoOn = unmetReasonOf(waiting, parents) === undefined;
  const state = !mayGoOn ? 'Deleted' : parents.some(isOpen) ? 'Awaiting' : 'Started';

  states.set(planned.id, state);
  return { ...planned, state, parents };
}

/**
 * Links a job or a nested batch to its own batch. Through this link nothing runs before its batch has started, and
 * nothing runs in a deleted batch.
 */
function linksToOwn(
  batchId: string | undefined,
  states: ReadonlyMap<string, InitialBatchState>,
): readonly ParentLink[] {
  const state = batchId === undefined ? undefined : states.get(batchId);
  if (batchId === undefined || state === undefined || state === 'Started') return [];

  const link = { parentId: batchId, condition: 'started' } as const;
  return [state === 'Awaiting' ? link : { ...link, outcome: state }];
}

function itemsOf({ batches, jobs }: BatchPlan): readonly WaitingItem[] {
  return [
    ...batches.map(({ id, batchId, waiting }) => ({
      id,
      batchId,
      parentIds: waiting.awaiting.parentIds,
    })),
    ...jobs.map(({ draft, batchId, waiting }) => ({
      id: draft.job.id,
      batchId,
      parentIds: waiting.awaiting.parentIds,
    })),
  ];
}

function enclosingItems({ id, enclosing }: AttachedBatch): readonly WaitingItem[] {
  const ids = [id, ...enclosing];
  return ids.map((one, index) => ({ id: one, parentIds: [], batchId: ids[index + 1] }));
}

/** Joins items with the same id: one item may know the batch, and another one the parents. */
function merged(items: readonly WaitingItem[]): readonly WaitingItem[] {
  const byId = new Map<string, WaitingItem>();
  for (const { id, parentIds, batchId } of items) {
    const known = byId.get(id);
    byId.set(id, {
      id,
      parentIds: [...(known?.parentIds ?? []), ...parentIds],
      batchId: known?.batchId ?? batchId,
    });
  }
  return [...byId.values()];
}
