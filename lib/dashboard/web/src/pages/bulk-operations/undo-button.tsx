import { Undo2 } from 'lucide-preact';
import { useLocation } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { actions } from '../../api/actions';
import { useAction } from '../../components/actions/use-action';
import { ConfirmedButton } from '../../components/dialog/confirmed-button';
import { t } from '../../i18n/translate';

/** Starts a bulk operation that brings back the jobs of a bulk deletion, and leads to its page. */
export function UndoButton({ operationId }: { operationId: string }) {
  const [, navigate] = useLocation();
  const undo = useAction(actions.undoBulkOperation, {
    onDone: ({ id }) => navigate(paths.bulkOperation(id)),
  });

  return (
    <ConfirmedButton
      label={t('bulk.undo')}
      question={t('bulk.undo.confirm')}
      explanation={t('bulk.undo.text')}
      icon={<Undo2 size={15} />}
      isDangerous={false}
      isBusy={undo.isPending}
      onConfirm={() => undo.mutate(operationId)}
    />
  );
}
