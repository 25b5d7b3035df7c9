import { messageFor } from '../../i18n/translate';
import { STATES } from './built-in-states';

/** States of the application have their own names. */
export function stateLabel(state: string): string {
  return messageFor(`state.${state}`) ?? state;
}

/** The `data-state` that gives a state its colour in the style sheets. */
export function stateColourOf(state: string): string {
  const isBuiltIn = (STATES as readonly string[]).includes(state);
  if (isBuiltIn) return state.toLowerCase();
  if (state === 'Started') return 'processing';
  if (state === 'Completed') return 'succeeded';
  return state === 'Created' ? 'enqueued' : 'other';
}
