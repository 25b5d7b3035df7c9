import { useQuery } from '@tanstack/preact-query';
import { ChevronDown, ChevronRight } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { BatchAnswer } from '../../../../answers/batches';
import { paths } from '../../addresses/paths';
import { queries } from '../../api/queries';
import { Button } from '../../components/controls/button';
import { QueryView } from '../../components/feedback/query-view';
import { Skeleton } from '../../components/feedback/skeleton';
import { StateBadge } from '../../components/state/state-badge';
import { t } from '../../i18n/translate';
import { BatchProgress } from './batch-progress';
import css from './batch-tree.module.css';

/** The nested batches of a batch; each level is loaded when it is opened. */
export function BatchTree({ batches }: { batches: readonly BatchAnswer[] }) {
  return (
    <ul class={css.tree}>
      {batches.map((batch) => (
        <Branch key={batch.id} batch={batch} />
      ))}
    </ul>
  );
}

function Branch({ batch }: { batch: BatchAnswer }) {
  const [isOpen, setIsOpen] = useState(false);
  const name = batch.description ?? batch.id;

  return (
    <li class={css.branch}>
      <div class={css.head}>
        <Button
          tone="quiet"
          size="small"
          aria-expanded={isOpen}
          aria-label={t('batch.nestedOf', { name })}
          icon={isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} class={css.closed} />}
          onClick={() => setIsOpen(!isOpen)}
        />
        <Link href={paths.batch(batch.id)} class="foreign">
          {name}
        </Link>
        <StateBadge state={batch.state} />
      </div>
      <BatchProgress batch={batch} />
      {isOpen && <Nested id={batch.id} />}
    </li>
  );
}

function Nested({ id }: { id: string }) {
  const query = useQuery(queries.batch(id));

  return (
    <QueryView query={query} skeleton={<Skeleton rows={1} />}>
      {({ nested }) =>
        nested.length === 0 ? (
          <p class="muted">{t('batch.nested.none')}</p>
        ) : (
          <BatchTree batches={nested} />
        )
      }
    </QueryView>
  );
}
