import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': '차트를 표시할 수 없습니다. 페이지를 다시 불러오세요.',
  'charts.times': '{label}: 시간별 값',
  'charts.now': '지금',
  'charts.inAll': '합계',
  'charts.deployed': '버전 {version} 실행 시작',
  'charts.asTable': '표로 보기',
  'charts.from': '시작',
};
