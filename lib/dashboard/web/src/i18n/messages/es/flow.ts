import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'Flujo',
  'flow.parents': 'Espera a',
  'flow.continuations': 'Continúa con',
  'flow.moreParents': 'Hay más predecesores de los que se muestran.',
  'flow.more': 'Hay más continuaciones de las que se muestran.',
  'flow.open': 'Mostrar todo el flujo',
  'flow.about':
    'Las flechas van de un predecesor a lo que lo espera; las discontinuas, de un lote a lo que contiene. Arrastre o desplácese para moverse. Para ampliar o reducir, pellizque, use Ctrl y la rueda, o pulse + y -; 0 muestra todo.',
  'flow.unknown': 'No existe ningún trabajo ni lote con este id, o ya no existe.',
  'flow.graph': 'Grafo',
  'flow.list': 'Como lista',
  'flow.zoomIn': 'Ampliar',
  'flow.zoomOut': 'Reducir',
  'flow.fit': 'Mostrar todo',
  'flow.within': 'dentro del lote',
  'flow.repeated': 'continúa en otro punto de esta lista',
  'flow.gone': 'Ya no existe',
  'flow.rest.parents': {
    one: '{count} predecesor más',
    many: '{count} de predecesores más',
    other: '{count} predecesores más',
  },
  'flow.rest.continuations': {
    one: '{count} continuación más',
    many: '{count} de continuaciones más',
    other: '{count} continuaciones más',
  },
  'flow.rest.nested': {
    one: '{count} lote anidado más',
    many: '{count} de lotes anidados más',
    other: '{count} lotes anidados más',
  },
  'flow.rest.jobs': {
    one: '{count} trabajo más',
    many: '{count} de trabajos más',
    other: '{count} trabajos más',
  },
  'condition.succeeded': 'si tiene éxito',
  'condition.deleted': 'si se elimina',
  'condition.finished': 'cuando finalice',
  'condition.completed': 'cuando se complete',
  'condition.started': 'cuando se inicie',
};
