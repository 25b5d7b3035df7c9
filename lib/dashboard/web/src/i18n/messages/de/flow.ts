import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'Ablauf',
  'flow.parents': 'Wartet auf',
  'flow.continuations': 'Gefolgt von',
  'flow.moreParents': 'Es gibt mehr Vorgänger, als angezeigt werden.',
  'flow.more': 'Es gibt mehr Nachfolger, als angezeigt werden.',
  'flow.open': 'Gesamten Ablauf anzeigen',
  'flow.about':
    'Pfeile führen von einem Vorgänger zu dem, was auf ihn wartet, gestrichelte Pfeile von einem Batch zu seinem Inhalt. Zum Verschieben ziehen oder scrollen. Zum Zoomen zwei Finger spreizen, bei gedrückter Strg-Taste scrollen oder + und - drücken; 0 zeigt alles.',
  'flow.unknown': 'Es gibt keinen Job oder Batch mit dieser ID, oder nicht mehr.',
  'flow.graph': 'Graph',
  'flow.list': 'Als Liste',
  'flow.zoomIn': 'Vergrößern',
  'flow.zoomOut': 'Verkleinern',
  'flow.fit': 'Alles anzeigen',
  'flow.within': 'im Batch',
  'flow.repeated': 'geht an anderer Stelle dieser Liste weiter',
  'flow.gone': 'Entfernt',
  'flow.rest.parents': { one: '{count} weiterer Vorgänger', other: '{count} weitere Vorgänger' },
  'flow.rest.continuations': {
    one: '{count} weiterer Nachfolger',
    other: '{count} weitere Nachfolger',
  },
  'flow.rest.nested': {
    one: '{count} weiterer verschachtelter Batch',
    other: '{count} weitere verschachtelte Batches',
  },
  'flow.rest.jobs': { one: '{count} weiterer Job', other: '{count} weitere Jobs' },
  'condition.succeeded': 'bei Erfolg',
  'condition.deleted': 'bei Löschung',
  'condition.finished': 'bei Ende',
  'condition.completed': 'bei Abschluss',
  'condition.started': 'bei Start',
};
