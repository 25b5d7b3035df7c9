import type { shell as english } from '../en/shell';
import type { Translation } from '../translation';

export const shell: Translation<typeof english> = {
  menu: 'Painel',
  'menu.pages': 'Páginas do painel',
  'menu.open': 'Abrir o menu',
  'menu.close': 'Fechar o menu',
  'menu.store': 'Armazenamento',
  'menu.engine': 'Motor',
  'menu.own': 'Aplicação',
  'menu.back': 'Voltar ao site',

  'settings.title': 'Configurações',
  'settings.user': 'Conectado como',
  'settings.theme': 'Tema',
  'settings.theme.system': 'Como o sistema',
  'settings.theme.light': 'Claro',
  'settings.theme.dark': 'Escuro',
  'settings.language': 'Idioma',
  'settings.language.auto': 'Como o navegador',
  'settings.keys': 'Teclas únicas como atalhos',
  'settings.absoluteTimes': 'Mostrar horários exatos',
  'settings.listedArguments': 'Mostrar argumentos nas listas',

  'live.pause': 'Pausar atualizações',
  'live.resume': 'Retomar atualizações',
  'live.connecting': 'Conectando',
  'live.live': 'Ao vivo',
  'live.lost': 'Interrompido',
  'live.paused': 'Pausado',
  'live.asOf': 'Últimos dados',

  'keys.title': 'Atalhos de teclado',
  'keys.search': 'Buscar',
  'keys.refresh': 'Atualizar',
  'keys.grid': 'Mover-se em uma lista de jobs',
  'keys.theme': 'Claro ou escuro',
};
