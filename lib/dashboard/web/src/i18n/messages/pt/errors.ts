import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'A ação não pôde ser realizada.',
  'error.recovers': 'Tentando novamente de forma automática.',
  'error.stale': 'Os dados exibidos podem estar desatualizados.',
  'error.unknown.title': 'Não encontrado',
  'error.unknown.text': 'Não existe, ou não existe mais.',
  'error.session.title': 'Sua sessão terminou',
  'error.session.text': 'Entre novamente e recarregue a página.',
  'error.forbidden.title': 'Não permitido',
  'error.forbidden.text': 'Você não tem permissão para isso.',
  'error.input.title': 'Não foi possível interpretar',
  'error.input.text': 'Um valor da requisição não é válido.',
  'error.store.title': 'Não é possível acessar o armazenamento',
  'error.store.text': 'A aplicação responde, mas o banco de dados dela não.',
  'error.network.title': 'Não é possível acessar a aplicação',
  'error.network.text':
    'Não houve resposta. Ela pode estar reiniciando, ou a rede pode estar fora do ar.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'Há requisições demais no momento.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'Há buscas demais no momento.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'A página ficou aberta por tempo demais. Tente mais uma vez.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE':
    'Só é possível desfazer uma exclusão em massa que já terminou.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'Já existe um job recorrente com este id. Escolha outro.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE':
    'Os dados enviados são grandes demais. Nada foi feito.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    'Os dados enviados não chegaram inteiros. Nada foi feito.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'O job está sendo alterado repetidamente por outra parte. Nada foi feito; tente de novo.',
  'error.server.title': 'Algo deu errado',
  'error.server.text': 'A aplicação não conseguiu responder. O motivo está no log dela.',
};
