import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'Eingereiht',
  'state.Scheduled': 'Geplant',
  'state.Processing': 'In Ausführung',
  'state.Succeeded': 'Erfolgreich',
  'state.Failed': 'Fehlgeschlagen',
  'state.Deleted': 'Gelöscht',
  'state.Awaiting': 'Wartend',
  'state.Started': 'Gestartet',
  'state.Completed': 'Abgeschlossen',
  'state.Omitted': 'Ausgelassen',
};
