import type {
  ContinuationCondition,
  ContinuationRecord,
} from '../../../storage/continuations/continuation-store.js';

/** The two parts of a text with a blank between. */
export function partsOf(text: string): [first: string, rest: string] {
  const end = text.indexOf(' ');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
}

/** @param end the id at the other end of the link, and the condition */
export function parentLinkOf(childId: string, end: string, outcome: string): ContinuationRecord {
  const [parentId, condition] = partsOf(end);
  return linkOf(parentId, childId, condition, outcome);
}

/** @param end the id at the other end of the link, and the condition */
export function childLinkOf(parentId: string, end: string, outcome: string): ContinuationRecord {
  const [childId, condition] = partsOf(end);
  return linkOf(parentId, childId, condition, outcome);
}

/** @param text parent, condition and outcome of a closed link */
export function unmetLinkOf(childId: string, text: string): ContinuationRecord | undefined {
  if (text === '') return undefined;

  const [parentId, rest] = partsOf(text);
  return linkOf(parentId, childId, ...partsOf(rest));
}

const linkOf = (
  parentId: string,
  childId: string,
  condition: string,
  outcome: string,
): ContinuationRecord => ({
  parentId,
  childId,
  condition: condition as ContinuationCondition,
  outcome: outcome === '' ? undefined : outcome,
});
