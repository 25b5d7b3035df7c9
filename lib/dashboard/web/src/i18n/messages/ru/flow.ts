import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'Поток',
  'flow.parents': 'Ждёт',
  'flow.continuations': 'Продолжения',
  'flow.moreParents': 'Родителей больше, чем показано.',
  'flow.more': 'Продолжений больше, чем показано.',
  'flow.open': 'Показать весь поток',
  'flow.about':
    'Стрелки ведут от родителя к тому, что его ждёт; пунктирные — от пакета к его содержимому. Перемещение — перетаскиванием или прокруткой. Масштаб — жестом двумя пальцами, прокруткой с Ctrl или клавишами + и -; 0 показывает всё.',
  'flow.unknown': 'Задачи или пакета с таким идентификатором нет или больше нет.',
  'flow.graph': 'Граф',
  'flow.list': 'Списком',
  'flow.zoomIn': 'Увеличить',
  'flow.zoomOut': 'Уменьшить',
  'flow.fit': 'Показать всё',
  'flow.within': 'внутри пакета',
  'flow.repeated': 'продолжение в другом месте списка',
  'flow.gone': 'Стёрто',
  'flow.rest.parents': {
    one: 'ещё {count} родитель',
    few: 'ещё {count} родителя',
    many: 'ещё {count} родителей',
    other: 'ещё {count} родителя',
  },
  'flow.rest.continuations': {
    one: 'ещё {count} продолжение',
    few: 'ещё {count} продолжения',
    many: 'ещё {count} продолжений',
    other: 'ещё {count} продолжения',
  },
  'flow.rest.nested': {
    one: 'ещё {count} вложенный пакет',
    few: 'ещё {count} вложенных пакета',
    many: 'ещё {count} вложенных пакетов',
    other: 'ещё {count} вложенного пакета',
  },
  'flow.rest.jobs': {
    one: 'ещё {count} задача',
    few: 'ещё {count} задачи',
    many: 'ещё {count} задач',
    other: 'ещё {count} задачи',
  },
  'condition.succeeded': 'при успехе',
  'condition.deleted': 'при удалении',
  'condition.finished': 'по окончании',
  'condition.completed': 'по завершении',
  'condition.started': 'после начала',
};
