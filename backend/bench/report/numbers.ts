/** How numbers are written, everywhere in the report. */
export const perSecond = (value: number): string =>
  value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');

export const ratio = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? '' : value.toFixed(2);

export const milliseconds = (value: number): string => (value < 10 ? value.toFixed(1) : `${Math.round(value)}`);
