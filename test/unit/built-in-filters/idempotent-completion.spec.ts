import { describe, expect, it } from '@jest/globals';
import { IdempotentCompletionFilter } from '../../../lib/built-in-filters/idempotent-completion/idempotent-completion-filter.js';
import type { ApplyStateContext } from '../../../lib/filters/state-filter.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ProcessingState } from '../../../lib/states/processing-state.js';
import { ScheduledState } from '../../../lib/states/scheduled-state.js';
import type { State } from '../../../lib/states/state.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import { anApplication, anElection, aSucceededState, secondsAfterNow } from './contexts.js';

const filter = new IdempotentCompletionFilter();
const processing = new ProcessingState('server');

function parametersAfter(newState: State, given: Partial<ApplyStateContext> = {}) {
  const context = anApplication({ newState, ...given });
  filter.onStateApplied(context);
  return context.parameters.all();
}

function elect(candidateState: State, given: Parameters<typeof anElection>[0] = {}) {
  const context = anElection({ candidateState, ...given });
  filter.onStateElection(context);
  return context;
}

describe('a job that has completed', () => {
  const exception = { type: 'Error', message: 'boom' };

  it.each([
    ['Succeeded with its result', aSucceededState(), SucceededState],
    ['Succeeded without one', new SucceededState(undefined, 1, 2), SucceededState],
    ['Deleted with its exception', new DeletedState('Too many retries', exception), DeletedState],
    ['Deleted without one', new DeletedState(), DeletedState],
  ])('is %s again instead of running again', (_, outcome, type) => {
    const { candidateState } = elect(processing, { stored: parametersAfter(outcome) });

    expect(candidateState).toBeInstanceOf(type);
    expect(candidateState).toEqual(outcome);
  });

  it('gets a state of the application again by name and data', () => {
    const outcome = { name: 'Archived', isFinal: true, reason: 'old', toData: () => ({ box: 7 }) };
    const { candidateState } = elect(processing, { stored: parametersAfter(outcome) });

    expect(candidateState).toMatchObject({ name: 'Archived', isFinal: true, reason: 'old' });
    expect(candidateState.toData()).toEqual({ box: 7 });
  });

  it('keeps its outcome when the engine would give it another outcome', () => {
    const stored = parametersAfter(aSucceededState());

    expect(elect(new DeletedState(), { stored }).candidateState).toEqual(aSucceededState());
  });

  it('may pass through states that are neither a run nor an outcome', () => {
    const candidateState = new EnqueuedState();
    const context = elect(candidateState, { stored: parametersAfter(aSucceededState()) });

    expect(context.candidateState).toBe(candidateState);
    expect(context.parameters.isChanged).toBe(false);
  });

  it.each([
    ['requeues', new EnqueuedState()],
    ['reschedules', new ScheduledState(secondsAfterNow(60))],
  ])('runs again when a person %s it', (_, candidateState) => {
    const stored = parametersAfter(aSucceededState());
    const requeued = elect(candidateState, { stored, requestedBy: 'client' });

    expect(requeued.candidateState).toBe(candidateState);
    expect(elect(processing, { stored: requeued.parameters.all() }).candidateState).toBe(
      processing,
    );
  });

  it('can be deleted by a person', () => {
    const deleted = new DeletedState();
    const stored = parametersAfter(aSucceededState());

    expect(elect(deleted, { stored, requestedBy: 'client' }).candidateState).toBe(deleted);
  });
});

describe('an outcome that is no completion', () => {
  it.each<[string, State, Partial<ApplyStateContext>]>([
    ['a failure', new FailedState(new Error('boom')), {}],
    ['a deletion before a run', new DeletedState(), { oldState: 'Enqueued' }],
    ['a deletion by a person', new DeletedState(), { requestedBy: 'client' }],
    ['the creation in a final state', aSucceededState(), { oldState: undefined }],
  ])('is not remembered: %s', (_, newState, given) => {
    expect(parametersAfter(newState, given)).toEqual({});
  });
});
