import type { common as english } from '../en/common';
import type { Translation } from '../translation';

export const common: Translation<typeof english> = {
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  refresh: 'Aktualisieren',
  reload: 'Seite neu laden',
  tryAgain: 'Erneut versuchen',
  dismiss: 'Ausblenden',
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  search: 'Suchen',
  details: 'Details',
  actions: 'Aktionen',
  showAll: 'Alle anzeigen',
  copy: 'Kopieren',
  'copy.done': 'Kopiert',
  'copy.notWhole':
    'Dieser Wert kann nicht vollständig kopiert werden: Er ist zu groß oder enthält sich selbst.',
  'copy.failed': 'Der Browser hat das Kopieren nicht zugelassen.',
  'page.failed': 'Diese Seite konnte nicht angezeigt werden',
  'page.failed.text':
    'Möglicherweise wurde das Dashboard inzwischen aktualisiert. Neu laden hilft in der Regel.',
  'ownPage.failed': 'Der Code dieser Seite ist fehlgeschlagen',
  'notFound.title': 'Nicht gefunden',
  'notFound.text': 'Diese Seite gibt es nicht.',
  readOnly: 'Schreibgeschützt',
  'readOnly.text': 'Sie können alles ansehen, aber nichts ändern.',
  'action.requeue': 'Erneut einreihen',
  'action.runNow': 'Jetzt ausführen',
  'action.delete': 'Löschen',
  'action.pause': 'Pausieren',
  'action.resume': 'Fortsetzen',
  'action.trigger': 'Auslösen',
  'action.edit': 'Bearbeiten',
  'action.remove': 'Entfernen',
};
