import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'Das hat nicht funktioniert.',
  'error.recovers': 'Ein neuer Versuch erfolgt automatisch.',
  'error.stale': 'Die Anzeige ist möglicherweise veraltet.',
  'error.unknown.title': 'Nicht gefunden',
  'error.unknown.text': 'Das gesuchte Objekt existiert nicht oder nicht mehr.',
  'error.session.title': 'Ihre Sitzung ist abgelaufen',
  'error.session.text': 'Melden Sie sich erneut an und laden Sie dann die Seite neu.',
  'error.forbidden.title': 'Nicht erlaubt',
  'error.forbidden.text': 'Ihnen fehlt die Berechtigung dafür.',
  'error.input.title': 'Die Eingabe ist unverständlich',
  'error.input.text': 'Ein Wert in der Anfrage ist ungültig.',
  'error.store.title': 'Der Datenspeicher ist nicht erreichbar',
  'error.store.text': 'Die Anwendung antwortet, ihre Datenbank jedoch nicht.',
  'error.network.title': 'Die Anwendung ist nicht erreichbar',
  'error.network.text':
    'Es kam keine Antwort. Möglicherweise startet sie gerade neu, oder das Netzwerk ist gestört.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'Im Moment gibt es zu viele Anfragen.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'Im Moment gibt es zu viele Suchanfragen.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'Die Seite war zu lange geöffnet. Versuchen Sie es noch einmal.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE':
    'Nur eine beendete Massenlöschung kann rückgängig gemacht werden.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'Es gibt bereits einen wiederkehrenden Job mit dieser ID. Wählen Sie eine andere ID.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE':
    'Die gesendeten Daten sind zu groß. Es ist nichts geschehen.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    'Die gesendeten Daten sind nicht vollständig angekommen. Es ist nichts geschehen.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'Der Job wird immer wieder von anderer Seite geändert. Es ist nichts geschehen; versuchen Sie es noch einmal.',
  'error.server.title': 'Etwas ist schiefgelaufen',
  'error.server.text': 'Die Anwendung konnte nicht antworten. Der Grund steht in ihrem Log.',
};
