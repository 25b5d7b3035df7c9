import type { search as english } from '../en/search';
import type { Translation } from '../translation';

export const search: Translation<typeof english> = {
  'search.label': 'Buscar jobs',
  'search.placeholder': 'Buscar jobs: texto, type:, queue:, error: …',
  'search.clear': 'Limpar busca',
  'search.suggestions': 'Sugestões',
  'search.inAll': 'Buscar em todos os jobs',
  'search.type': 'classe do job',
  'search.method': 'método do job',
  'search.queue': 'nome de uma fila',
  'search.state': 'estado do job',
  'search.error': 'tipo ou texto da exceção',
  'search.fingerprint': 'causa da falha',
  'search.arg': 'texto nos argumentos',
  'search.server': 'id do servidor que executa o job',
  'search.ran-on': 'id de um servidor que executou o job',
  'search.recurring': 'id de um job recorrente',
  'search.batch': 'id de um lote',
  'search.bulk': 'id de uma operação em massa',
  'search.before': 'criado antes de',
  'search.after': 'criado depois de',
  'search.failed-after': 'última falha depois de',
  'search.failed-before': 'última falha antes de',
  'search.duration': 'quanto durou a execução',
  'search.wait': 'de pronto até iniciado',
  'search.id': 'id do job',
  'search.hoursAgo.1': 'há uma hora',
  'search.hoursAgo.24': 'há um dia',
  'search.hoursAgo.168': 'há uma semana',
  'inputProblem.search.behind': '{qualifier}: falta algo depois dele.',
  'inputProblem.search.twice': '{qualifier}: só pode aparecer uma vez.',
  'inputProblem.search.unknown':
    '{qualifier}: não é um qualificador. Os conhecidos são {known}. Para procurar o próprio texto, coloque-o entre aspas.',
  'inputProblem.search.likely':
    '{qualifier}: não é um qualificador. Você quis dizer “{likely}:”? Para procurar o próprio texto, coloque-o entre aspas.',
  'inputProblem.search.instant':
    '{qualifier}: esperava-se uma data como 2026-01-31, um momento como 2026-01-31T14:30, uma hora como 14:30 ou há quanto tempo: 90s, 15m, 6h, 2d, 1w; recebido: “{got}”.',
  'inputProblem.search.range':
    '{qualifier}: esperava-se uma duração depois de um sinal, como >5s, <=500ms ou >1.5h, ou duas com pontos entre elas, como 1s..5s; recebido: “{got}”.',
  'inputProblem.search.queue': '{qualifier}: esperava-se o nome de uma fila; recebido: “{got}”.',
  'inputProblem.search.state': '{qualifier}: esperava-se o nome de um estado; recebido: “{got}”.',
  'inputProblem.search.job': '{qualifier}: esperava-se o id de um job; recebido: “{got}”.',
  'inputProblem.search.batch': '{qualifier}: esperava-se o id de um lote; recebido: “{got}”.',
  'inputProblem.search.bulk':
    '{qualifier}: esperava-se o id de uma operação em massa; recebido: “{got}”.',
  'inputProblem.search.hidden': '{qualifier}: os argumentos não são exibidos aqui, ou não todos.',
  'inputProblem.search.long': 'São possíveis no máximo {most} caracteres.',
  'inputProblem.search.nul': 'O texto não pode conter caracteres NUL.',
  'inputProblem.search.terms': 'São possíveis no máximo {most} termos.',
  'inputProblem.search.quotes':
    'Esperava-se um espaço depois de cada palavra e um fim para cada aspa: {got}',
};
