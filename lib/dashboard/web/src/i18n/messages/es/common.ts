import type { common as english } from '../en/common';
import type { Translation } from '../translation';

export const common: Translation<typeof english> = {
  skip: 'Ir al contenido',
  loading: 'Cargando…',
  refresh: 'Actualizar',
  reload: 'Recargar la página',
  tryAgain: 'Reintentar',
  dismiss: 'Descartar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  save: 'Guardar',
  search: 'Buscar',
  details: 'Detalles',
  actions: 'Acciones',
  showAll: 'Mostrar todo',
  copy: 'Copiar',
  'copy.done': 'Copiado',
  'copy.notWhole':
    'Este valor no se puede copiar entero: es demasiado grande o se contiene a sí mismo.',
  'copy.failed': 'El navegador no permitió copiar.',
  'page.failed': 'No se pudo mostrar esta página',
  'page.failed.text':
    'Es posible que el panel se haya actualizado entretanto. Recargar suele solucionarlo.',
  'ownPage.failed': 'El código de esta página ha fallado',
  'notFound.title': 'No encontrado',
  'notFound.text': 'Esta página no existe.',
  readOnly: 'Solo lectura',
  'readOnly.text': 'Puede verlo todo, pero no modificar nada.',

  'action.requeue': 'Reencolar',
  'action.runNow': 'Ejecutar ahora',
  'action.delete': 'Eliminar',
  'action.pause': 'Pausar',
  'action.resume': 'Reanudar',
  'action.trigger': 'Lanzar',
  'action.edit': 'Editar',
  'action.remove': 'Quitar',
};
