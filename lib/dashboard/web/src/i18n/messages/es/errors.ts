import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'La acción no se pudo realizar.',
  'error.recovers': 'Se reintenta automáticamente.',
  'error.stale': 'Es posible que los datos mostrados estén desactualizados.',
  'error.unknown.title': 'No encontrado',
  'error.unknown.text': 'No existe, o ya no existe.',
  'error.session.title': 'Su sesión ha finalizado',
  'error.session.text': 'Vuelva a iniciar sesión y recargue la página.',
  'error.forbidden.title': 'No permitido',
  'error.forbidden.text': 'No tiene permiso para hacer esto.',
  'error.input.title': 'No se pudo interpretar',
  'error.input.text': 'Un valor de la solicitud no es válido.',
  'error.store.title': 'No se puede acceder al almacenamiento',
  'error.store.text': 'La aplicación responde, pero su base de datos no.',
  'error.network.title': 'No se puede acceder a la aplicación',
  'error.network.text':
    'No hubo respuesta. Puede que se esté reiniciando o que la red no funcione.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'Hay demasiadas solicitudes en este momento.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'Hay demasiadas búsquedas en este momento.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'La página llevaba demasiado tiempo abierta. Inténtelo de nuevo.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE':
    'Solo se puede deshacer una eliminación masiva que haya finalizado.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'Ya existe un trabajo recurrente con este id. Elija otro.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE':
    'Los datos enviados son demasiado grandes. No se ha hecho nada.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    'Los datos enviados no han llegado completos. No se ha hecho nada.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'Algo más cambia el trabajo una y otra vez. No se ha hecho nada; inténtelo de nuevo.',
  'error.server.title': 'Algo salió mal',
  'error.server.text': 'La aplicación no pudo responder. El motivo figura en su registro.',
};
