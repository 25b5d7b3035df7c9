const formats = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** With one decimal place and a true minus sign: `−2.2`. */
export function formatNumber(value: number): string {
  return formats.format(value).replace('-', '−');
}
