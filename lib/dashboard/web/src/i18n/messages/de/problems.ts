import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': 'Probleme',
  'problems.look': 'Ansehen',
  'problems.about':
    'Was im System gerade nicht stimmt und was nicht stimmte. Die Server prüfen alle 15 Sekunden, sofern kein anderes Intervall eingestellt ist.',
  'problems.open': 'Offene Probleme',
  'problems.all': 'Alle Probleme',
  'problems.none': 'Alles in Ordnung',
  'problems.none.text':
    'Probleme erscheinen hier, sobald ein Server oder diese Seite sie feststellt.',
  'problems.problem': 'Problem',
  'problems.since': 'Festgestellt',
  'problems.justNow': 'noch nicht gespeichert',
  'problems.history': 'Beendete Probleme',
  'problems.from': 'Von',
  'problems.to': 'Bis',
  'problems.for': 'Dauer',
  'problems.mute': 'Stummschalten',
  'problems.unmute': 'Stummschaltung aufheben',
  'problems.muteFor': 'Dauer der Stummschaltung',
  'problems.muted': 'Stummgeschaltet.',
  'problems.unmuted': 'Stummschaltung aufgehoben.',
  'problems.mutedUntilEnd': 'Von {by} bis zum Ende des Problems stummgeschaltet',
  'problems.mutedUntil': 'Stummgeschaltet von {by}, bis {until}',
  'problems.span.end': 'bis zum Ende des Problems',
  'problems.span.1h': 'für eine Stunde',
  'problems.span.8h': 'für 8 Stunden',
  'problems.span.1d': 'für einen Tag',
  'problems.span.7d': 'für 7 Tage',
  'problem.method-failing': {
    one: '{subject} schlägt seit {since} fehl: {share} der Versuche, {perMinute} pro Minute. {count} Job wartet auf eine Wiederholung.',
    other:
      '{subject} schlägt seit {since} fehl: {share} der Versuche, {perMinute} pro Minute. {count} Jobs warten auf eine Wiederholung.',
  },
  'problem.server-silent':
    'Server {subject} meldet sich nicht mehr. Der letzte Heartbeat kam {heartbeatAt}.',
  'problem.server-lost':
    'Server {subject} ist verloren gegangen. Der letzte Heartbeat kam {heartbeatAt}; andere Server führen seine Jobs aus.',
  'problem.queue-unserved': {
    one: 'In Queue {subject} wartet {count} Job seit {since}, aber kein Server bedient diese Queue.',
    other:
      'In Queue {subject} warten {count} Jobs, der älteste seit {since}, aber kein Server bedient diese Queue.',
  },
  'problem.job-unknown': {
    one: 'Kein Server kennt {subject}: {count} Job wartet seit {since}.',
    other: 'Kein Server kennt {subject}: {count} Jobs warten, der älteste seit {since}.',
  },
  'problem.clocks-apart':
    'Die Uhr von {subject} und die des Datenspeichers weichen um {differenceMs} voneinander ab.',
  'problem.queue-stuck': {
    one: 'In Queue {subject} wurde seit {since} nichts beendet, und {count} Job ist bereit.',
    other: 'In Queue {subject} wurde seit {since} nichts beendet, und {count} Jobs sind bereit.',
  },
  'problem.backlog-grows': {
    one: 'Queue {subject} wächst seit {since}: Es kommen mehr Jobs hinzu, als Server ausführen; {count} ist bereit.',
    other:
      'Queue {subject} wächst seit {since}: Es kommen mehr Jobs hinzu, als Server ausführen; {count} sind bereit.',
  },
  'problem.snapshot-held':
    'Ein seit {since} gehaltener Snapshot hindert den Datenspeicher am Aufräumen ({subject}).',
  'problem.recurring-failing':
    'Der wiederkehrende Job {subject} konnte nicht geplant werden: {error}',
  'problem.recurring-overdue':
    'Der wiederkehrende Job {subject} ist seit {since} überfällig: Kein Server hat ihn geplant.',
  'problem.recurring-runs-failing':
    'Die letzten {runs} Jobs des wiederkehrenden Jobs {subject} sind fehlgeschlagen.',
  'problem.recurring-skipping':
    'Der wiederkehrende Job {subject} wurde die letzten {times} Male übersprungen: Für keinen Zeitpunkt seines Zeitplans wurde ein Job erstellt.',
  'problem.store-slow': 'Der Datenspeicher braucht {answerMs} für eine Antwort ({subject}).',
  'problem.other': 'Etwas erfordert Aufmerksamkeit: {subject}.',
};
