import type { bulkOperations as english } from '../en/bulk-operations';
import type { Translation } from '../translation';

export const bulkOperations: Translation<typeof english> = {
  'bulk.title': 'Operações em massa',
  'bulk.about': 'Reenfileiramentos e exclusões de muitos jobs, feitos em segundo plano.',
  'bulk.one': 'Operação em massa',
  'bulk.unknown': 'Não existe essa operação em massa, ou não existe mais.',
  'bulk.none': 'Nenhuma operação em massa ainda',
  'bulk.none.text': 'Selecione jobs em uma lista, ou tudo o que corresponde a uma busca.',
  'bulk.bar': 'Jobs selecionados',
  'bulk.selected': {
    one: '{count} job selecionado',
    many: '{count} de jobs selecionados',
    other: '{count} jobs selecionados',
  },
  'bulk.full': 'Não é possível selecionar mais.',
  'bulk.everything': 'Tudo o que corresponde',
  'bulk.selectEverything': 'Selecionar tudo o que corresponde',
  'bulk.onlySelected': 'Somente os jobs selecionados',
  'bulk.clear': 'Limpar seleção',
  'bulk.counting': 'Contando…',
  'bulk.confirm.requeue': {
    one: 'Reenfileirar {count} job?',
    many: 'Reenfileirar {count} de jobs?',
    other: 'Reenfileirar {count} jobs?',
  },
  'bulk.confirm.runNow': {
    one: 'Executar {count} job agora?',
    many: 'Executar {count} de jobs agora?',
    other: 'Executar {count} jobs agora?',
  },
  'bulk.confirm.delete': {
    one: 'Excluir {count} job?',
    many: 'Excluir {count} de jobs?',
    other: 'Excluir {count} jobs?',
  },
  'bulk.confirm.requeue.more': {
    one: 'Reenfileirar mais de {count} job?',
    many: 'Reenfileirar mais de {count} de jobs?',
    other: 'Reenfileirar mais de {count} jobs?',
  },
  'bulk.confirm.runNow.more': {
    one: 'Executar mais de {count} job agora?',
    many: 'Executar mais de {count} de jobs agora?',
    other: 'Executar mais de {count} jobs agora?',
  },
  'bulk.confirm.delete.more': {
    one: 'Excluir mais de {count} job?',
    many: 'Excluir mais de {count} de jobs?',
    other: 'Excluir mais de {count} jobs?',
  },
  'bulk.confirm.bounded': 'A contagem foi interrompida: pode haver muitos mais.',
  'bulk.confirm.repeats':
    'Jobs bem-sucedidos repetem o trabalho, e os que estão em execução são interrompidos.',
  'bulk.confirm.text':
    'Feito em segundo plano. Jobs que mudarem de estado nesse meio-tempo não são alterados.',
  'bulk.progress': 'Progresso',
  'bulk.requeueing': 'Reenfileirando: {changed} de {expected}',
  'bulk.deleting': 'Excluindo: {changed} de {expected}',
  'bulk.requeued': 'Reenfileirados: {changed} de {expected}',
  'bulk.deleted': 'Excluídos: {changed} de {expected}',
  'bulk.other': 'Ação desconhecida “{action}”',
  'bulk.restoring': 'Restaurando: {changed} de {expected}',
  'bulk.restored': 'Restaurados: {changed} de {expected}',
  'bulk.first': {
    one: 'somente o primeiro ({count})',
    many: 'somente os primeiros {count}',
    other: 'somente os primeiros {count}',
  },
  'bulk.pace': {
    one: '{count} por minuto',
    many: '{count} por minuto',
    other: '{count} por minuto',
  },
  'bulk.limit': 'Somente os primeiros … jobs',
  'bulk.limit.hint': 'Vazio: todos. Experimente com alguns antes.',
  'bulk.perMinute': 'No máximo … por minuto',
  'bulk.perMinute.hint': 'Vazio: o mais rápido possível.',
  'bulk.number': 'Informe um número inteiro de 1 a {most}.',
  'bulk.undo': 'Desfazer',
  'bulk.undo.confirm': 'Restaurar os jobs excluídos?',
  'bulk.undo.text':
    'Cada job volta ao estado em que estava, e os que esperavam são executados. Os que estavam em execução ou aguardavam outros continuam excluídos, assim como os que não existem mais ou foram excluídos de novo depois.',
  'bulk.outcome': 'O que aconteceu com os jobs',
  'bulk.outcome.none':
    'Não há jobs agora: a operação não alterou nenhum, eles não existem mais ou outra operação os alterou depois.',
  'bulk.outcome.of': {
    one: 'De {count} job',
    many: 'De {count} de jobs',
    other: 'De {count} jobs',
  },
  'bulk.outcome.succeeded': {
    one: '{count} bem-sucedido',
    many: '{count} bem-sucedidos',
    other: '{count} bem-sucedidos',
  },
  'bulk.outcome.failed': {
    one: '{count} com falha',
    many: '{count} com falha',
    other: '{count} com falha',
  },
  'bulk.outcome.failed.again': {
    one: '{count} falhou de novo',
    many: '{count} falharam de novo',
    other: '{count} falharam de novo',
  },
  'bulk.outcome.processing': {
    one: '{count} em execução',
    many: '{count} em execução',
    other: '{count} em execução',
  },
  'bulk.outcome.waiting': {
    one: '{count} em espera',
    many: '{count} em espera',
    other: '{count} em espera',
  },
  'bulk.outcome.deleted': {
    one: '{count} excluído',
    many: '{count} excluídos',
    other: '{count} excluídos',
  },
  'bulk.skipped': {
    one: '{count} já havia mudado de estado',
    many: '{count} já haviam mudado de estado',
    other: '{count} já haviam mudado de estado',
  },
  'bulk.failed': {
    one: '{count} não pôde ser alterado',
    many: '{count} não puderam ser alterados',
    other: '{count} não puderam ser alterados',
  },
  'bulk.jobs': 'Jobs da operação',
  'bulk.jobs.now': 'O que a busca encontra agora',
  'bulk.stop': 'Parar',
  'bulk.search': 'Busca',
  'bulk.by': 'Por',
};
