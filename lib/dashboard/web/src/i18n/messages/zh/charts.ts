import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': '无法显示图表。请重新加载页面。',
  'charts.times': '{label}：按时间的数值',
  'charts.now': '当前',
  'charts.inAll': '总计',
  'charts.deployed': '版本 {version} 开始运行',
  'charts.asTable': '以表格显示',
  'charts.from': '起始时间',
};
