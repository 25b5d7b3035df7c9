import type { FlowEdge, FlowNode, FlowRest } from '../../../../answers/flow';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { messageFor, t } from '../../i18n/translate';

/** The relation of a node to the node above it, in words. */
export function relationOf({ kind, condition = '' }: FlowEdge): string {
  if (kind === 'within') return t('flow.within');
  return messageFor(`condition.${condition}`) ?? condition;
}

export function restLabel({ relation, count }: FlowRest): string {
  return t(`flow.rest.${relation}`, { count });
}

/** The address of the page with the rest; undefined if no page shows more. */
export function placeOfRest({ of, relation }: FlowRest, middle: string): string | undefined {
  if (relation === 'jobs') return paths.jobs('all', qualified('batch', of));
  if (of !== middle) return paths.flow(of);
  return relation === 'nested' ? paths.batch(of) : undefined;
}

export function placeOfNode({ id, kind, isGone }: FlowNode): string | undefined {
  if (isGone) return undefined;
  return kind === 'batch' ? paths.batch(id) : paths.job(id);
}
