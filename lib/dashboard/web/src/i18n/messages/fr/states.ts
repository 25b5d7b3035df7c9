import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'En file',
  'state.Scheduled': 'Planifié',
  'state.Processing': 'En cours',
  'state.Succeeded': 'Réussi',
  'state.Failed': 'Échoué',
  'state.Deleted': 'Supprimé',
  'state.Awaiting': 'En attente',
  'state.Started': 'Démarré',
  'state.Completed': 'Achevé',
  'state.Omitted': 'Omis',
};
