import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'Was fehlschlägt',
  'failures.none': 'Nichts ist fehlgeschlagen',
  'failures.error': 'Exception',
  'failures.otherMethods': {
    one: 'und {count} weitere Methode',
    other: 'und {count} weitere Methoden',
  },
  'failures.attempts': 'Fehlgeschlagene Versuche, letzte Stunde',
  'failures.minutes':
    'Fehlgeschlagene Versuche pro Minute in der letzten Stunde: {most} in der schlechtesten Minute, {last} in der letzten',
  'failures.jobs': 'Fehlgeschlagene Jobs',
  'failures.latest': 'Zuletzt',
  'failure.one': 'Fehler',
  'failure.unknown': 'Ein solcher Fehler ist nicht oder nicht mehr bekannt.',
  'failure.type': 'Exception',
  'failure.message': 'Letzte Meldung',
  'failure.first': 'Zuerst aufgetreten',
  'failure.last': 'Zuletzt aufgetreten',
  'failure.retries': 'Jobs, die auf eine Wiederholung warten',
  'failure.history': 'Fehlgeschlagene Versuche',
  'failure.label': 'Fehlgeschlagene Versuche im Zeitverlauf',
  'failure.none': 'In diesem Zeitraum ist kein Versuch so fehlgeschlagen',
  'failure.samples': 'Letzte Jobs',
  'failure.samples.none': 'Die betroffenen Jobs gibt es nicht mehr',
  'failure.mute.always': 'auf Dauer',
  'failure.mute.version': 'bis zur nächsten Version',
  'failure.muted': 'Auf Dauer stummgeschaltet von {by}',
  'failure.mutedUntil': 'Stummgeschaltet von {by}, bis {until}',
  'failure.mutedVersions': 'Stummgeschaltet von {by}, bis eine andere Version als {versions} läuft',
  'failure.requeueAll': {
    one: '{count} fehlgeschlagenen Job erneut einreihen',
    other: 'Alle {count} fehlgeschlagenen Jobs erneut einreihen',
  },
  'failure.deleteAll': {
    one: '{count} fehlgeschlagenen Job löschen',
    other: 'Alle {count} fehlgeschlagenen Jobs löschen',
  },
};
