import type { AwaitingState } from '../states/awaiting-state.js';
import type { ParentLink, ParentRecord } from '../storage/continuation-store.js';
import { isUnmet } from '../storage/unmet-link.js';
import { InvalidConditionError } from './errors/invalid-condition-error.js';

/** As much of a parent as decides about those that wait for it. */
export type ParentFacts = Pick<ParentRecord, 'kind' | 'state' | 'isFinished'>;

/**
 * The links to all parents; those to parents that have ended carry their outcome.
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

/** Jobs that a filter made wait are linked to parents that nobody has looked at. */
export const openLinksTo = ({ parentIds, condition }: AwaitingState): readonly ParentLink[] =>
  parentIds.map((parentId) => ({ parentId, condition }));

/** A link whose parent has ended otherwise than it should have. */
export function unmetOf(links: readonly ParentLink[]): ParentLink | undefined {
  return links.find(isUnmet);
}

export const isOpen = ({ outcome }: ParentLink): boolean => outcome === undefined;

/** What somebody wanted to be waited for, oldest first; that a batch starts is the engine's own wish. */
export const parentIdsOf = (links: readonly ParentLink[]): readonly string[] =>
  links.flatMap(({ parentId, condition }) => (condition === 'started' ? [] : parentId)).sort();
