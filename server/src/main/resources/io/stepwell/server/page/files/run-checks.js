// A run's checks, each with its rate over time.

import { fill, section } from './dom.js';
import { aggregate, selector } from './api.js';
import { empty } from './notices.js';
import { detail } from './run-detail.js';
import { Table } from './table.js';

const BY = ' by (check, group)';
const COLUMNS = [
  { key: 'check', title: 'Check' },
  { key: 'group', title: 'Group' },
  { key: 'ratio', title: 'Rate', unit: 'percent' },
  { key: 'passes', title: 'Passes', unit: 'count' },
  { key: 'fails', title: 'Fails', unit: 'count' },
];

export function checks() {
  const part = section('Checks');
  const open = {};
  const table = new Table('Checks', COLUMNS, {
    filter: true,
    sort: 'fails',
    key: (row) => JSON.stringify([row.group, row.check]),
    detail: ({ check, group }) =>
      detail(open.run, `Rate of the check ${check} over time`, [
        { label: 'Rate', unit: 'percent', metric: selector('checks', { check, group }), query: 'ratio' },
      ]),
  });
  return {
    root: part.root,
    async update(run, metrics) {
      open.run = run.id;
      if (!metrics.some((metric) => metric.name === 'checks')) {
        fill(part.body, empty('The script makes no checks.'));
        return;
      }
      const [passes, fails] = await Promise.all([
        aggregate(run.id, 'checks', `increase_nz${BY}`),
        aggregate(run.id, 'checks', `increase_z${BY}`),
      ]);
      if (table.root.parentNode !== part.body) {
        fill(part.body, table.root);
      }
      table.show(rows(passes, fails));
    },
  };
}

function rows(passes, fails) {
  const failed = new Map(fails.map((one) => [identity(one.metric), one.value]));
  return passes.map(({ metric, value }) => {
    const fails = failed.get(identity(metric)) ?? 0;
    return { check: metric.check, group: metric.group, passes: value, fails, ratio: value / Math.max(1, value + fails), look: fails > 0 ? 'bad' : null };
  });
}

function identity(labels) {
  return JSON.stringify([labels.check, labels.group]);
}
