import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'グラフを表示できません。ページを再読み込みしてください。',
  'charts.times': '{label}：時間ごとの値',
  'charts.now': '現在',
  'charts.inAll': '合計',
  'charts.deployed': 'バージョン{version}の実行開始',
  'charts.asTable': '表で表示',
  'charts.from': '開始',
};
