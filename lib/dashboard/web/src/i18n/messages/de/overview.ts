import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'Übersicht',
  'overview.counts': 'Jobs nach Status',
  'overview.ahead': { one: '{count} vorab übernommen', other: '{count} vorab übernommen' },
  'throughput.title': 'Live-Durchsatz',
  'throughput.label':
    'Beendete Jobs und fehlgeschlagene Versuche pro Sekunde in den letzten zwei Minuten',
  'throughput.window': 'Die letzten zwei Minuten',
  'throughput.succeeded': 'Erfolgreich/s',
  'throughput.failed': 'Fehlgeschlagene Versuche/s',
  'throughput.deleted': 'Gelöscht/s',
  'history.title': 'Verlauf',
  'history.label': 'Erfolgreiche und gelöschte Jobs sowie fehlgeschlagene Versuche im Zeitverlauf',
  'history.resolution': 'Auflösung',
  'history.minute': 'Pro Minute',
  'history.hour': 'Pro Stunde',
  'history.day': 'Pro Tag',
  'history.failed': 'Fehlgeschlagene Versuche',
  'longRunning.title': 'Lang laufende Jobs',
  'longRunning.none': 'Kein Job läuft lange',
  'longRunning.for': 'Dauer',
};
