import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': '흐름',
  'flow.parents': '선행 항목',
  'flow.continuations': '후속 항목',
  'flow.moreParents': '표시된 것보다 많은 선행 항목이 있습니다.',
  'flow.more': '표시된 것보다 많은 후속 항목이 있습니다.',
  'flow.open': '전체 흐름 보기',
  'flow.about':
    '화살표는 선행 항목에서 그것을 기다리는 항목으로, 점선 화살표는 배치에서 그 안의 항목으로 이어집니다. 끌거나 스크롤하여 이동합니다. 두 손가락을 오므리거나 벌리기, Ctrl을 누른 채 스크롤하기, + 및 - 키로 확대·축소하며, 0 키를 누르면 전체가 표시됩니다.',
  'flow.unknown': '이 ID의 작업이나 배치가 없거나 더 이상 존재하지 않습니다.',
  'flow.graph': '그래프',
  'flow.list': '목록으로',
  'flow.zoomIn': '확대',
  'flow.zoomOut': '축소',
  'flow.fit': '전체 보기',
  'flow.within': '배치 안',
  'flow.repeated': '이 목록의 다른 곳에서 이어짐',
  'flow.gone': '제거됨',
  'flow.rest.parents': { other: '선행 항목 {count}개 더' },
  'flow.rest.continuations': { other: '후속 항목 {count}개 더' },
  'flow.rest.nested': { other: '중첩 배치 {count}개 더' },
  'flow.rest.jobs': { other: '작업 {count}개 더' },
  'condition.succeeded': '성공하면',
  'condition.deleted': '삭제되면',
  'condition.finished': '종료되면',
  'condition.completed': '완료되면',
  'condition.started': '시작되면',
};
