import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'Le graphique ne peut pas être affiché. Rechargez la page.',
  'charts.times': '{label}\u00a0: valeurs dans le temps',
  'charts.now': 'Maintenant',
  'charts.inAll': 'Au total',
  'charts.deployed': 'Mise en service de la version {version}',
  'charts.asTable': 'Afficher en tableau',
  'charts.from': 'Début',
};
