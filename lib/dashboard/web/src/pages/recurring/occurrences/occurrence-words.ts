import type { OccurrenceAnswer } from '../../../../../answers/recurring';
import { stateLabel } from '../../../components/state/state-names';
import { messageFor } from '../../../i18n/translate';

/** Newer versions may know more kinds. */
export const kindLabel = (kind: string): string => messageFor(`occurrence.${kind}`) ?? kind;

/** The state of the job in words, or the outcome of the time if it has no job. */
export const wordFor = ({ kind, state }: OccurrenceAnswer): string =>
  state === undefined ? kindLabel(kind) : stateLabel(state);
