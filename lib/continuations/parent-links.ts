import type { AwaitingState } from '../states/awaiting-state.js';
import type { ParentLink, ParentRecord } from '../storage/continuations/continuation-store.js';
import { isUnmet } from '../storage/continuations/unmet-link.js';
import { InvalidConditionError } from './errors/invalid-condition-error.js';

/** The facts about a parent that decide about its continuations. */
export type ParentFacts = Pick<ParentRecord, 'kind' | 'state' | 'isFinished'>;

/**
 * The links to all parents. A link to a parent that has ended carries the outcome of that parent.
 *
 * @throws InvalidConditionError for a condition that a parent of its kind can never meet
 */
export function linksTo(
  { parentIds, condition }: AwaitingState,
  facts: ReadonlyMap<string, ParentFacts>,
): readonly ParentLink[] {
  return parentIds.map((parentId) => {
    const parent = facts.get(parentId);
    if (condition === 'completed' && parent?.kind === 'job') {
      throw new InvalidConditionError(condition, parentId);
    }
    return parent?.isFinished
      ? { parentId, condition, outcome: parent.state }
      : { parentId, condition };
  });
}

/**
 * The links of a job that a filter has made wait. The links are open, because these parents have not been looked up.
 */
export const openLinksTo = ({ parentIds, condition }: AwaitingState): readonly ParentLink[] =>
  parentIds.map((parentId) => ({ parentId, condition }));

/** The link to a parent that has ended against the condition. */
export function unmetOf(links: readonly ParentLink[]): ParentLink | undefined {
  return links.find(isUnmet);
}

export const isOpen = ({ outcome }: ParentLink): boolean => outcome === undefined;

/**
 * The parents that the application has named, oldest first. The link to the start of a batch is left out: the engine
 * adds it.
 */
export const parentIdsOf = (links: readonly ParentLink[]): readonly string[] =>
  links.flatMap(({ parentId, condition }) => (condition === 'started' ? [] : parentId)).sort();
