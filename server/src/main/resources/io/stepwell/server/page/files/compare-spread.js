// The distributions of one trend over each other, whichever is chosen.

import { el, fill, section } from './dom.js';
import { choice } from './compare-table.js';
import { chosen } from './compare-state.js';
import { distribution } from './compare-distribution.js';
import { unitOfMetric } from './units.js';

const USUAL = 'http_req_duration';

export function spread() {
  const tools = el('span', { className: 'tools' });
  const part = section('Distribution', tools);
  return {
    root: part.root,
    body: part.body,
    async update(runs) {
      const trends = trendsOf(runs);
      part.root.hidden = trends.length === 0;
      if (trends.length === 0) {
        return;
      }
      const draw = () => {
        const { key, contains } = chosen('trend', trends);
        fill(part.body, distribution(runs, key, unitOfMetric(key, contains)));
      };
      fill(tools, choice('Of', 'trend', trends, draw));
      draw();
    },
  };
}

/** The trends of any of the runs by name, the usual one first. */
function trendsOf(runs) {
  const found = new Map(runs.flatMap((run) => run.metrics).filter(({ type }) => type === 'trend').map((metric) => [metric.name, metric]));
  const names = [...found.keys()].sort((a, b) => (b === USUAL) - (a === USUAL) || a.localeCompare(b));
  return names.map((name) => ({ key: name, title: name, contains: found.get(name).contains }));
}
