import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'चार्ट नहीं दिखाया जा सकता। पेज फिर से लोड करें।',
  'charts.times': '{label}: समय के अनुसार मान',
  'charts.now': 'अभी',
  'charts.inAll': 'कुल',
  'charts.deployed': 'वर्शन {version} चलना शुरू हुआ',
  'charts.asTable': 'तालिका के रूप में दिखाएँ',
  'charts.from': 'शुरुआत',
};
