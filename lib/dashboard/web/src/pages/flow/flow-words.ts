import type { FlowEdge, FlowNode, FlowRest } from '../../../../answers/flow';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { messageFor, t } from '../../i18n/translate';

/** What something is to the one above it. */
export function relationOf({ kind, condition = '' }: FlowEdge): string {
  if (kind === 'within') return t('flow.within');
  return messageFor(`condition.${condition}`) ?? condition;
}

export function restLabel({ relation, count }: FlowRest): string {
  return t(`flow.rest.${relation}`, { count });
}

/** Undefined where no page has more of them. */
export function placeOfRest({ of, relation }: FlowRest, middle: string): string | undefined {
  if (relation === 'jobs') return paths.jobs('all', qualified('batch', of));
  if (of !== middle) return paths.flow(of);
  return relation === 'nested' ? paths.batch(of) : undefined;
}

export function placeOfNode({ id, kind, isGone }: FlowNode): string | undefined {
  if (isGone) return undefined;
  return kind === 'batch' ? paths.batch(id) : paths.job(id);
}
