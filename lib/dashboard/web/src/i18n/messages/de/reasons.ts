import type { reasons as english } from '../en/reasons';
import type { Translation } from '../translation';

export const reasons: Translation<typeof english> = {
  'reason.time-has-come': 'Der Zeitpunkt ist gekommen',
  'reason.recurring-due': 'Vom Scheduler für wiederkehrende Jobs ausgelöst',
  'reason.triggered': 'Von Hand ausgelöst',
  'reason.parents-ended': 'Die Vorgänger sind beendet',
  'reason.batch-started': 'Der Batch wurde gestartet',
  'reason.condition-unmet':
    'Fortsetzungsbedingung nicht erfüllt: {parent} hat den Status {outcome}',
  'reason.parent-canceled':
    'Fortsetzungsbedingung nicht erfüllt: Ein Vorgänger, den ein Filter abgebrochen hat, ist gelöscht',
  'reason.batch-canceled': 'Der Batch wurde abgebrochen',
  'reason.filter-canceled': 'Vom Filter {filter} abgebrochen',
  'reason.no-lock-needed': 'Es gibt keinen Grund mehr zu warten',
  'reason.resource-in-use': 'Die Ressource war nach {seconds} Sekunden noch in Gebrauch',
  'reason.latency-timeout': 'Latenzgrenze überschritten: länger als {seconds} Sekunden bereit',
  'reason.retry': 'Wiederholung {attempt} von {attempts}: {message}',
  'reason.snoozed': 'Von der Ausführung selbst aufgeschoben ({snooze} von {snoozes}): {message}',
  'reason.retries-disabled': 'Wiederholungen sind deaktiviert',
  'reason.retries-exceeded': 'Grenze von {attempts} Wiederholungen überschritten',
  'reason.server-lost': 'Der Server {server} ging während der Ausführung verloren',
  'reason.servers-lost': 'Der Server ging immer wieder verloren',
  'reason.server-stopping': 'Erneut eingereiht, weil der Server gestoppt wurde',
  'reason.lease-lost': 'Erneut eingereiht, weil der Server seine Lease verloren hat',
  'reason.taken-away': 'Erneut eingereiht, weil der Job dem Server entzogen wurde',
  'reason.requeued': 'Vom Client erneut eingereiht',
  'reason.deleted': 'Vom Client gelöscht',
  'reason.rescheduled': 'Vom Client neu geplant',
  'reason.created-by': 'Von {user} im Dashboard erstellt',
  'reason.requeued-by': 'Von {user} im Dashboard erneut eingereiht',
  'reason.deleted-by': 'Von {user} im Dashboard gelöscht',
  'reason.restored-by': 'Von {user} im Dashboard wiederhergestellt',
  'reason.requeued-in-bulk': 'Von {user} per Massenaktion erneut eingereiht',
  'reason.deleted-in-bulk': 'Von {user} per Massenaktion gelöscht',
  'reason.drained': 'Vorzeitig abgearbeitet',
  'reason.entries-omitted': {
    one: '{count} älterer Eintrag wurde ausgelassen',
    other: '{count} ältere Einträge wurden ausgelassen',
  },
  'reason.entries-unreadable': 'Ältere Einträge konnten nicht gelesen werden',
};
