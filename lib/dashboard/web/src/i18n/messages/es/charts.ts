import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'No se puede mostrar el gráfico. Vuelva a cargar la página.',
  'charts.times': '{label}: valores a lo largo del tiempo',
  'charts.now': 'Ahora',
  'charts.inAll': 'En total',
  'charts.deployed': 'La versión {version} empezó a ejecutarse',
  'charts.asTable': 'Mostrar como tabla',
  'charts.from': 'Desde',
};
