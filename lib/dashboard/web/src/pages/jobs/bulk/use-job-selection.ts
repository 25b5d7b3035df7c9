import { useEffect, useMemo, useState } from 'preact/hooks';
import type { JobRow } from '../../../../../answers/jobs';
import type { SeenJob } from '../../../api/actions';
import type { RowSelection } from '../../../components/table/row-selection';
import { t } from '../../../i18n/translate';
import { jobLabel } from '../rows/job-list';

/** As many jobs as one request may name. */
export const MAX_SELECTED = 1_000;

export interface JobSelection {
  readonly selection: RowSelection<JobRow>;
  /** The ticked jobs, each with its state at that moment. */
  readonly seen: readonly SeenJob[];
  readonly clear: () => void;
}

/** The selection stays when the page or the data changes; another list or search clears it. */
export function useJobSelection(listKey: string): JobSelection {
  const [states, setStates] = useState<ReadonlyMap<string, string>>(new Map());

  useEffect(() => setStates(new Map()), [listKey]);

  return useMemo(() => {
    const change = (jobs: readonly JobRow[], isSelected: boolean) =>
      setStates((before) => {
        const after = new Map(before);
        for (const { id, state } of jobs) {
          if (!isSelected) after.delete(id);
          else if (after.size < MAX_SELECTED) after.set(id, state);
        }
        return after;
      });

    return {
      seen: [...states].map(([id, state]) => ({ id, state })),
      clear: () => setStates(new Map()),
      selection: {
        isSelected: ({ id }) => states.has(id),
        toggle: (job, isSelected) => change([job], isSelected),
        toggleAll: change,
        labelOf: (job) => t('table.select', { name: jobLabel(job) }),
      },
    };
  }, [states]);
}
