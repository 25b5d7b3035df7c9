import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'Flux',
  'flow.parents': 'Attend',
  'flow.continuations': 'Suivi de',
  'flow.moreParents': 'Il y a plus de parents que ceux affichés.',
  'flow.more': 'Il y a plus de continuations que celles affichées.',
  'flow.open': 'Afficher le flux complet',
  'flow.about':
    'Les flèches vont d’un parent à ce qui l’attend\u00a0; les flèches en pointillés, d’un lot à ce qu’il contient. Faites glisser ou défiler pour vous déplacer. Pour zoomer, pincez, faites défiler en maintenant Ctrl, ou appuyez sur + et -\u00a0; 0 affiche tout.',
  'flow.unknown': 'Aucun job ni lot ne porte cet identifiant, ou il n’existe plus.',
  'flow.graph': 'Graphe',
  'flow.list': 'En liste',
  'flow.zoomIn': 'Zoom avant',
  'flow.zoomOut': 'Zoom arrière',
  'flow.fit': 'Tout afficher',
  'flow.within': 'dans le lot',
  'flow.repeated': 'se poursuit à un autre endroit de cette liste',
  'flow.gone': 'Retiré',
  'flow.rest.parents': {
    one: '{count} autre parent',
    many: '{count} autres parents',
    other: '{count} autres parents',
  },
  'flow.rest.continuations': {
    one: '{count} autre continuation',
    many: '{count} autres continuations',
    other: '{count} autres continuations',
  },
  'flow.rest.nested': {
    one: '{count} autre lot imbriqué',
    many: '{count} autres lots imbriqués',
    other: '{count} autres lots imbriqués',
  },
  'flow.rest.jobs': {
    one: '{count} autre job',
    many: '{count} autres jobs',
    other: '{count} autres jobs',
  },
  'condition.succeeded': 'une fois réussi',
  'condition.deleted': 'une fois supprimé',
  'condition.finished': 'une fois terminé',
  'condition.completed': 'une fois achevé',
  'condition.started': 'une fois démarré',
};
