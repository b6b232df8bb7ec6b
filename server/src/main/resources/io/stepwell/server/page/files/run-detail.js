// The chart over time that a row opens.

import { el, fill } from './dom.js';
import { range } from './api.js';
import { analysed } from './analysis-link.js';
import { Chart } from './chart.js';
import { failed } from './notices.js';

/** A chart of lines [{label, unit, metric, query}, …] of a run; metric is a selector. */
export function detail(run, label, lines) {
  const notice = el('div', {});
  const chart = new Chart(label);
  const update = async () => {
    try {
      const answers = await Promise.all(lines.map(({ metric, query }) => range(run, metric, query)));
      fill(notice);
      chart.show(lines.map((line, index) => ({ label: line.label, unit: line.unit, values: answers[index][0]?.values ?? [] })));
    } catch (e) {
      fill(notice, failed(e, update));
    }
  };
  update();
  return { root: analysed(el('div', {}, notice, chart.root), run, lines), update };
}
