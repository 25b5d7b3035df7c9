import { messageFor } from '../../i18n/translate';

/** The built-in states, in the order of a job's life. */
export const STATES = [
  'Enqueued',
  'Scheduled',
  'Processing',
  'Succeeded',
  'Failed',
  'Deleted',
  'Awaiting',
] as const;

/** Applications have states of their own; these go by their own name. */
export function stateLabel(state: string): string {
  return messageFor(`state.${state}`) ?? state;
}

/** The `data-state` by which the style sheets know its colour. */
export function stateColourOf(state: string): string {
  const isBuiltIn = (STATES as readonly string[]).includes(state);
  if (isBuiltIn) return state.toLowerCase();
  if (state === 'Started') return 'processing';
  if (state === 'Completed') return 'succeeded';
  return state === 'Created' ? 'enqueued' : 'other';
}
