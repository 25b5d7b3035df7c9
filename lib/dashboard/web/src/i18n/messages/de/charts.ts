import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'Das Diagramm kann nicht angezeigt werden. Laden Sie die Seite neu.',
  'charts.times': '{label}: Werte nach Zeit',
  'charts.now': 'Jetzt',
  'charts.inAll': 'Insgesamt',
  'charts.deployed': 'Version {version} ging in Betrieb',
  'charts.asTable': 'Als Tabelle anzeigen',
  'charts.from': 'Von',
};
