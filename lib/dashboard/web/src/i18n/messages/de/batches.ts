import type { batches as english } from '../en/batches';
import type { Translation } from '../translation';

export const batches: Translation<typeof english> = {
  'batches.title': 'Batches',
  'batches.about': 'Gruppen von Jobs mit einem gemeinsamen Ergebnis.',
  'batches.all': 'Alle',
  'batches.search': 'Beschreibungen durchsuchen',
  'batches.none': 'Keine Batches vorhanden',
  'batches.none.text':
    'Ein Batch fasst Jobs zusammen, die gemeinsam erstellt und überwacht werden.',
  'batch.unknown': 'Es gibt keinen Batch mit dieser ID, oder nicht mehr.',
  'batch.moreNested': 'Es gibt mehr verschachtelte Batches, als angezeigt werden.',
  'batch.progress': 'Fortschritt',
  'batch.done': '{done} von {total}',
  'batch.failed': { one: '{count} fehlgeschlagen', other: '{count} fehlgeschlagen' },
  'batch.processing': { one: '{count} in Ausführung', other: '{count} in Ausführung' },
  'batch.jobs': 'Jobs anzeigen',
  'batch.total': 'Jobs',
  'batch.pending': 'Ausstehend',
  'batch.within': 'Im Batch',
  'batch.nested': 'Verschachtelte Batches',
  'batch.nestedOf': 'Batches in {name}',
  'batch.nested.none': 'Enthält keine Batches.',
  'batch.holds': 'Was den Batch aufhält',
  'batch.holds.none': 'Alle eigenen Jobs sind beendet.',
  'batch.holds.states': 'Unfertige Jobs nach Status',
  'batch.holds.queues': 'Nach Queue',
  'batch.holds.failures': 'Nach Fehler',
  'batch.holds.nested': 'Verschachtelte Batches, die noch nicht beendet sind',
  'batch.holds.unfinished': { one: '{count} unfertig', other: '{count} unfertig' },
  'batch.pace': {
    one: 'Zuletzt endete {count} Job innerhalb von {span}. Bei diesem Tempo brauchen die {remaining}, die noch enden können, etwa {time}.',
    other:
      'Zuletzt endeten {count} Jobs innerhalb von {span}. Bei diesem Tempo brauchen die {remaining}, die noch enden können, etwa {time}.',
  },
  'batch.pace.failed': 'Fehlgeschlagene Jobs enden nicht von selbst.',
  'batch.cancel': 'Batch abbrechen',
  'batch.cancel.question': 'Diesen Batch abbrechen?',
  'batch.cancel.text': 'Noch nicht gestartete Jobs werden gelöscht. Laufende Jobs laufen weiter.',
  'batch.canceled': 'Der Batch wurde abgebrochen.',
};
