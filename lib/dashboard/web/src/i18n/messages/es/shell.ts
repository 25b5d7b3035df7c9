import type { shell as english } from '../en/shell';
import type { Translation } from '../translation';

export const shell: Translation<typeof english> = {
  menu: 'Panel',
  'menu.pages': 'Páginas del panel',
  'menu.open': 'Abrir el menú',
  'menu.close': 'Cerrar el menú',
  'menu.store': 'Almacenamiento',
  'menu.engine': 'Motor',
  'menu.own': 'Aplicación',
  'menu.back': 'Volver al sitio',

  'settings.title': 'Configuración',
  'settings.user': 'Sesión iniciada como',
  'settings.theme': 'Tema',
  'settings.theme.system': 'Como el sistema',
  'settings.theme.light': 'Claro',
  'settings.theme.dark': 'Oscuro',
  'settings.language': 'Idioma',
  'settings.language.auto': 'Como el navegador',
  'settings.keys': 'Teclas sueltas como atajos',
  'settings.absoluteTimes': 'Mostrar horas exactas',
  'settings.listedArguments': 'Mostrar argumentos en las listas',

  'live.pause': 'Pausar actualizaciones',
  'live.resume': 'Reanudar actualizaciones',
  'live.connecting': 'Conectando',
  'live.live': 'En vivo',
  'live.lost': 'Interrumpido',
  'live.paused': 'En pausa',
  'live.asOf': 'Últimos datos',

  'keys.title': 'Atajos de teclado',
  'keys.search': 'Buscar',
  'keys.refresh': 'Actualizar',
  'keys.grid': 'Moverse por una lista de trabajos',
  'keys.theme': 'Claro u oscuro',
};
