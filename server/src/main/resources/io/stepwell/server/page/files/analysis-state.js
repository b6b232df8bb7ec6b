// The charts of an analysis, as the address tells them. They stand behind the #, which no browser sends.

const FIELDS = ['metric', 'query', 'view', 'step', 'start', 'end'];

/** What a chart may show: values over time, one value a series, counts by range and time, quantiles. */
export const VIEWS = [
  ['time', 'Over time'],
  ['total', 'Totals'],
  ['heatmap', 'Heatmap'],
  ['spectrum', 'Percentile spectrum'],
];

/** What is asked of a metric of each type unless something else is said. */
export const USUAL = { counter: 'rate', gauge: 'last', rate: 'ratio', trend: 'histogram_quantile(0.95)' };

/** Charts [{metric, query, view, step, start, end}, …]; all are texts, '' for what is left to the server. */
export function readCharts(hash) {
  const charts = [];
  for (const [field, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (field === 'metric') {
      charts.push(chart({ metric: value }));
    } else if (charts.length > 0 && FIELDS.includes(field)) {
      charts[charts.length - 1][field] = value;
    }
  }
  return charts.map((one) => ({ ...one, view: VIEWS.some(([view]) => view === one.view) ? one.view : 'time' }));
}

export function chart(given) {
  return { metric: '', query: '', view: 'time', step: '', start: '', end: '', ...given };
}

/** What stands behind the # for charts. */
export function hashOf(charts) {
  const fields = new URLSearchParams();
  for (const one of charts) {
    FIELDS.filter((field) => field === 'metric' || (one[field] !== '' && !(field === 'view' && one.view === 'time'))).forEach(
      (field) => fields.append(field, one[field]),
    );
  }
  return `#${fields}`;
}

/** The address of an analysis that shows these charts. */
export function analysisPath(run, charts) {
  return `/runs/${run}/analysis${charts.length === 0 ? '' : hashOf(charts.map(chart))}`;
}
