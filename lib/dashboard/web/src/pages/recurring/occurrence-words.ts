import type { OccurrenceAnswer } from '../../../../answers/recurring';
import { stateLabel } from '../../components/state/state-names';
import { messageFor } from '../../i18n/translate';

/** Newer versions may know more kinds. */
export const kindLabel = (kind: string): string => messageFor(`occurrence.${kind}`) ?? kind;

/** What became of the job, or of the time where it has none. */
export const wordFor = ({ kind, state }: OccurrenceAnswer): string =>
  state === undefined ? kindLabel(kind) : stateLabel(state);
