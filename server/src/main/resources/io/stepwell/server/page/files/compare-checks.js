// The checks of several runs.

import { fill, section } from './dom.js';
import { selector } from './api.js';
import { compared, ComparedTable } from './compare-table.js';
import { detail } from './compare-detail.js';
import { empty, loading } from './notices.js';

const COLUMNS = [
  { key: 'check', title: 'Check' },
  { key: 'group', title: 'Group' },
];

export function checks() {
  const part = section('Checks, share passed');
  return {
    root: part.root,
    body: part.body,
    async update(runs) {
      if (!runs.some((run) => run.metrics.some(({ name }) => name === 'checks'))) {
        fill(part.body, empty('None of these runs makes checks.'));
        return;
      }
      fill(part.body, loading('Comparing'));
      const identity = ({ check, group }) => JSON.stringify([check, group]);
      const rows = await compared(runs, 'checks', 'ratio by (check, group)', 'percent', identity);
      const table = new ComparedTable('Checks', 'checks', COLUMNS, runs, {
        key: (row) => identity(row.labels),
        detail: ({ labels: { check, group } }) => detail(runs, selector('checks', { check, group }), 'rate', 'percent'),
      });
      fill(part.body, table.root);
      table.show(rows.map((row) => ({ ...row, texts: { check: row.labels.check, group: row.labels.group } })));
    },
  };
}
