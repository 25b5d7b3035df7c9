import type { common as english } from '../en/common';
import type { Translation } from '../translation';

export const common: Translation<typeof english> = {
  skip: 'Ir para o conteúdo',
  loading: 'Carregando…',
  refresh: 'Atualizar',
  reload: 'Recarregar a página',
  tryAgain: 'Tentar novamente',
  dismiss: 'Dispensar',
  cancel: 'Cancelar',
  close: 'Fechar',
  save: 'Salvar',
  search: 'Buscar',
  details: 'Detalhes',
  actions: 'Ações',
  showAll: 'Mostrar tudo',
  copy: 'Copiar',
  'copy.done': 'Copiado',
  'copy.notWhole':
    'Não é possível copiar este valor por inteiro: ele é grande demais ou contém a si mesmo.',
  'copy.failed': 'O navegador não permitiu copiar.',
  'page.failed': 'Não foi possível exibir esta página',
  'page.failed.text':
    'O painel pode ter sido atualizado nesse meio-tempo. Recarregar costuma resolver.',
  'ownPage.failed': 'O código desta página falhou',
  'notFound.title': 'Não encontrado',
  'notFound.text': 'Esta página não existe.',
  readOnly: 'Somente leitura',
  'readOnly.text': 'Você pode ver tudo, mas não pode alterar nada.',

  'action.requeue': 'Reenfileirar',
  'action.runNow': 'Executar agora',
  'action.delete': 'Excluir',
  'action.pause': 'Pausar',
  'action.resume': 'Retomar',
  'action.trigger': 'Disparar',
  'action.edit': 'Editar',
  'action.remove': 'Remover',
};
