import type { job as english } from '../en/job';
import type { Translation } from '../translation';

export const job: Translation<typeof english> = {
  'job.title': 'Job',
  'job.unknown': 'Es gibt keinen Job mit dieser ID, oder nicht mehr.',
  'job.copyId': 'ID kopieren',
  'job.call': 'Aufruf',
  'job.history': 'Verlauf',
  'job.attempts': 'Versuche',
  'job.attempt': 'Versuch {number}',
  'job.exception.cause': 'Verursacht durch',
  'job.exception.inner': 'Zusammen mit',
  'job.stack': 'Stacktrace',
  'job.stack.more': {
    one: '{count} weitere Zeile anzeigen',
    other: '{count} weitere Zeilen anzeigen',
  },
  'job.stack.less': 'Weniger anzeigen',
  'job.result': 'Ergebnis',
  'job.result.omitted': 'Das Ergebnis wird nicht angezeigt.',
  'job.result.omitted.not-displayed': 'Ergebnisse werden hier nicht angezeigt.',
  'job.result.omitted.damaged': 'Das gespeicherte Ergebnis ist nicht lesbar.',
  'job.result.omitted.too-large': 'Das Ergebnis war zu groß, um es aufzubewahren.',
  'job.result.omitted.unserializable':
    'Das Ergebnis ließ sich nicht als Text schreiben und wurde daher nicht aufbewahrt.',
  'job.arguments': 'Argumente',
  'job.argument': 'Argument {number}',
  'job.argument.masked': 'Nicht angezeigt',
  'job.argument.cut': 'Gekürzt: Das Argument ist länger als hier angezeigt.',
  'job.parameters': 'Parameter',
  'job.json': 'JSON',
  'job.json.show': 'Job als JSON anzeigen',
  'job.json.download': 'Herunterladen',
  'job.lasted': 'dauerte {duration}',
  'job.expires': 'Wird entfernt',
  'job.typeUnknown':
    'Dieser Prozess kennt keine Klasse namens {type}. Importieren Sie das Modul, das sie deklariert, oder geben Sie den alten Namen als Alias an.',
  'job.requeued': 'Erneut eingereiht.',
  'job.deleted': 'Gelöscht.',
  'job.moved': 'Der Status des Jobs hatte sich inzwischen geändert; es wurde nichts verändert.',
  'job.requeue.question': 'Diesen Job noch einmal ausführen?',
  'job.requeue.running':
    '{name} wird gerade ausgeführt. Der Job wird zum Stoppen aufgefordert und kehrt in seine Queue zurück.',
  'job.requeue.succeeded':
    '{name} ist bis zum Ende gelaufen. Die gesamte Arbeit wird noch einmal ausgeführt.',
  'job.delete.question': 'Diesen Job löschen?',
  'job.delete.text':
    '{name} wird nicht mehr ausgeführt. Läuft der Job gerade, wird er zum Stoppen aufgefordert.',
  'stateData.serverId': 'Server',
  'stateData.enqueueAt': 'fällig',
  'stateData.durationMs': 'Dauer',
  'stateData.latencyMs': 'Latenz',
  'stateData.queue': 'Queue',
  'stateData.condition': 'Bedingung',
};
