import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'Não é possível exibir o gráfico. Carregue a página novamente.',
  'charts.times': '{label}: valores ao longo do tempo',
  'charts.now': 'Agora',
  'charts.inAll': 'No total',
  'charts.deployed': 'A versão {version} começou a ser executada',
  'charts.asTable': 'Mostrar como tabela',
  'charts.from': 'Desde',
};
