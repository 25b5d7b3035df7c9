import { Link } from 'wouter-preact';
import type { FlowAnswer } from '../../../../answers/flow';
import { StateBadge } from '../../components/state/state-badge';
import { t } from '../../i18n/translate';
import css from './flow-list.module.css';
import { type FlowBranch, treeOf } from './flow-tree';
import { placeOfNode, placeOfRest, relationOf, restLabel } from './flow-words';

/** The flow as a nested list. */
export function FlowList({ flow }: { flow: FlowAnswer }) {
  return <Branches branches={treeOf(flow)} middle={flow.id} label={t('flow.list')} />;
}

interface BranchesProps {
  readonly branches: readonly FlowBranch[];
  readonly middle: string;
  readonly label?: string;
}

function Branches({ branches, middle, label }: BranchesProps) {
  return (
    <ul class={css.branches} aria-label={label}>
      {branches.map((branch) => (
        <Branch
          key={`${branch.node.id} ${branch.edge?.condition}`}
          branch={branch}
          middle={middle}
        />
      ))}
    </ul>
  );
}

function Branch({ branch, middle }: { branch: FlowBranch; middle: string }) {
  const { node, edge, below, rests, isRepeated } = branch;
  const href = placeOfNode(node);
  const isMiddle = node.id === middle;

  return (
    <li class={css.branch}>
      <div class={css.line}>
        {node.kind === 'batch' && <span class="muted">{t('column.batch')}</span>}
        {href === undefined ? (
          <bdi>{node.displayName}</bdi>
        ) : (
          <Link href={href} class="foreign" aria-current={isMiddle ? 'true' : undefined}>
            {node.displayName}
          </Link>
        )}
        <StateBadge state={node.state} />
        {node.isGone && <span class="muted">{t('flow.gone')}</span>}
        {edge && <span class={css.relation}>{relationOf(edge)}</span>}
        {isRepeated && <span class={css.relation}>{t('flow.repeated')}</span>}
      </div>
      {below.length > 0 && <Branches branches={below} middle={middle} />}
      {rests.length > 0 && (
        <ul class={css.branches}>
          {rests.map((rest) => {
            const place = placeOfRest(rest, middle);
            return (
              <li key={rest.relation}>
                {place === undefined ? (
                  restLabel(rest)
                ) : (
                  <Link href={place}>{restLabel(rest)}</Link>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}
