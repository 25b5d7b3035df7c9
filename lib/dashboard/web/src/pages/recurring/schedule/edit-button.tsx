import { Pencil } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { RecurringAnswer } from '../../../../../answers/recurring';
import { useMay } from '../../../api/session';
import { Button } from '../../../components/controls/button';
import { t } from '../../../i18n/translate';
import { EditDialog } from './edit-dialog';

export function EditButton({ job }: { job: RecurringAnswer }) {
  const mayEdit = useMay('edit');
  const [isOpen, setIsOpen] = useState(false);
  if (!mayEdit) return null;

  return (
    <>
      <Button icon={<Pencil size={15} />} onClick={() => setIsOpen(true)}>
        {t('action.edit')}
      </Button>
      {isOpen && <EditDialog job={job} onClose={() => setIsOpen(false)} />}
    </>
  );
}
