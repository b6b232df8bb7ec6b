// What a heatmap shows, for the whole time, as a table.

import { el, fill } from './dom.js';
import { format } from './units.js';

/** A range as people read it. */
export function rangeText(unit, bounds, range) {
  return bounds[range] === bounds[range + 1] ? format(unit, bounds[range]) : `${format(unit, bounds[range])} – ${format(unit, bounds[range + 1])}`;
}

export function histogramTable() {
  const body = el('div', { className: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Observations by range, scrollable' });
  const root = el('details', {}, el('summary', {}, 'Observations by range, as a table'), body);
  let shown;
  const draw = () => root.open && shown && fill(body, table(...shown));
  root.addEventListener('toggle', draw);
  return {
    root,
    show(histogram, unit) {
      shown = [histogram, unit];
      draw();
    },
  };
}

function table({ bounds, result }, unit) {
  const totals = bounds.slice(1).map((bound, range) => result[0].values.reduce((sum, [, counts]) => sum + counts[range], 0));
  const all = totals.reduce((sum, count) => sum + count, 0);
  const rows = totals.map((count, range) =>
    el('tr', {}, el('td', {}, rangeText(unit, bounds, range)), number('count', count), number('percent', count / all)),
  );
  const head = el('tr', {}, ['Range', 'Observations', 'Share'].map((title, index) => el('th', { scope: 'col', className: index > 0 && 'number' }, title)));
  return el('table', { 'aria-label': 'Observations by range' }, el('thead', {}, head), el('tbody', {}, rows.reverse()));
}

function number(unit, value) {
  return el('td', { className: 'number' }, format(unit, value));
}
