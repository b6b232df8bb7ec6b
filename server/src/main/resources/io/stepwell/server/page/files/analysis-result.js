// What came of a question: a chart and a table, or how the observations of a trend are spread.

import { el, fill } from './dom.js';
import { ApiError, aggregatePath, get, histogramPath, quantilesPath, rangePath } from './api.js';
import { Chart } from './chart.js';
import { Heatmap, stepFor } from './heatmap.js';
import { empty, failed, loading } from './notices.js';
import { readQuery } from './query-text.js';
import { Spectrum } from './spectrum.js';
import { Table } from './table.js';
import { localTime, unitOfMetric, unitOfQuery, utcTime } from './units.js';

const MOST_LINES = 12;
const COLORS = 6;
const RANGES = 40;

/** The path of what a chart asks. */
export function pathOf(chart, run) {
  const { metric, query, view, step, start, end } = chart;
  switch (view) {
    case 'total':
      return aggregatePath(run.id, metric, query, { start, end });
    case 'heatmap':
      return histogramPath(run.id, metric, { ranges: RANGES, step: step || stepFor(seconds(chart, run)), start, end });
    case 'spectrum':
      return quantilesPath(run.id, metric, { start, end });
    default:
      return rangePath(run.id, metric, query, { step, start, end });
  }
}

/** How long the time asked about is at most. */
function seconds({ start, end }, run) {
  const given = [start, end].map((text) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000));
  const began = Date.parse(run.created) / 1000;
  const [from, to] = [given[0] || began, given[1] || began + run.duration];
  return Math.max(1, Math.min(run.duration, to - from) || run.duration);
}

export class Result {
  /** @param told is told of what the server refuses, and of nothing if it answers */
  constructor(told) {
    this.told = told;
    this.warnings = el('div', {});
    this.shown = el('div', {});
    this.root = el('div', { className: 'result' }, this.warnings, this.shown);
  }

  /**
   * Asks, and shows what comes; an older answer stays meanwhile if it is to the same question.
   *
   * @param known what the API tells of the metric; undefined if the run has none of that name
   */
  async show(chart, run, known) {
    const key = JSON.stringify([chart, known?.name]);
    const path = pathOf(chart, run);
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    if (key !== this.key) {
      this.key = key;
      this.drawing = undefined;
      fill(this.warnings);
      fill(this.shown, loading());
    }
    try {
      const answer = await get(path, asked.signal);
      if (asked.signal.aborted) {
        return;
      }
      this.told(undefined);
      fill(this.warnings, (answer.warnings ?? []).map((warning) => el('p', { className: 'notice' }, `${warning}.`)));
      this.drawing ??= drawing(chart, known);
      this.drawing.show(answer.data);
      if (this.drawing.root.parentNode !== this.shown) {
        fill(this.shown, this.drawing.root);
      }
    } catch (e) {
      if (!asked.signal.aborted) {
        this.fail(e, () => this.show(chart, run, known));
      }
    }
  }

  /** What was asked wrongly is told where it was written; all else is told here. */
  fail(error, again) {
    const refused = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 401;
    this.told(refused ? error : undefined);
    this.drawing = undefined;
    fill(this.warnings);
    fill(this.shown, refused ? empty('Nothing to show until the query is right.') : failed(error, again));
  }
}

function drawing(chart, known) {
  const spreadUnit = unitOfMetric(known?.name ?? chart.metric, known?.contains);
  switch (chart.view) {
    case 'heatmap':
      return spread(new Heatmap(`Observations of ${chart.metric} by range of values over time`), spreadUnit);
    case 'spectrum':
      return spread(new Spectrum(`Percentile spectrum of ${chart.metric}`), spreadUnit);
    case 'total':
      return totals(chart, unitOf(chart, known));
    default:
      return overTime(chart, unitOf(chart, known));
  }
}

function spread(drawn, unit) {
  return { root: drawn.root, show: (data) => drawn.show(data, unit) };
}

function unitOf(chart, known) {
  const metric = known?.name ?? chart.metric;
  const method = readQuery(chart.query)?.method ?? chart.query;
  const plain = unitOfMetric(metric, known?.contains) === 'number';
  const adds = known?.type === 'counter' && ['increase', 'value'].includes(method);
  return (adds && plain) || method === 'last_time' ? 'number' : unitOfQuery(metric, method, known?.contains);
}

/** The labels that tell an answer's series apart. */
function labelsOf(series) {
  return Object.keys(series[0]?.metric ?? {}).filter((label) => label !== '__name__' && label !== 'test_run_id');
}

function labelColumns(labels) {
  return labels.length === 0 ? [{ key: 'all', title: 'Series' }] : labels.map((label) => ({ key: `label ${label}`, title: label }));
}

function labelCells(metric, labels) {
  return labels.length === 0 ? { all: 'all' } : Object.fromEntries(labels.map((label) => [`label ${label}`, metric[label]]));
}

function totals(chart, unit) {
  return tabled(`${chart.query} of ${chart.metric}`, (labels) => ({
    columns: [...labelColumns(labels), { key: 'value', title: 'Value', unit }],
    row: (one) => ({ ...labelCells(one.metric, labels), value: one.values[0][1] }),
    sort: 'value',
  }));
}

function overTime(chart, unit) {
  const label = `${chart.query} of ${chart.metric}`;
  const plot = new Chart(`${label} over time`);
  const more = el('p', { className: 'notice' });
  const table = tabled(label, (labels) => ({
    columns: [...labelColumns(labels), ...['Points', 'Min', 'Max', 'Last'].map((title) => ({ key: title, title, unit: title === 'Points' ? 'count' : unit }))],
    row: (one) => ({ ...labelCells(one.metric, labels), ...figures(one.values), series: one }),
    detail: (row) => ({ root: points(row.series, unit) }),
    sort: 'Max',
  }));
  return {
    root: el('div', {}, plot.root, more, table.root),
    show(data) {
      const labels = labelsOf(data.result);
      const greatest = data.result
        .map((one) => [Math.max(...one.values.map(([, value]) => value)), one])
        .sort(([a], [b]) => b - a)
        .slice(0, MOST_LINES);
      const title = (one) => labels.map((name) => one.metric[name] || '(none)').join(' · ') || chart.query;
      plot.show(greatest.map(([, one], index) => ({ label: title(one), unit, values: one.values, dashed: index >= COLORS })));
      plot.root.hidden = data.result.length === 0;
      more.hidden = data.result.length <= MOST_LINES;
      fill(more, `The ${MOST_LINES} of ${data.result.length} series with the greatest values are drawn; the table has all.`);
      table.show(data);
    },
  };
}

function figures(values) {
  const numbers = values.map(([, value]) => value);
  return { Points: values.length, Min: numbers.reduce((a, b) => Math.min(a, b)), Max: numbers.reduce((a, b) => Math.max(a, b)), Last: numbers[numbers.length - 1] };
}

function points(one, unit) {
  const table = new Table('Points', [{ key: 'time', title: 'Time', sortedBy: 'second' }, { key: 'value', title: 'Value', unit }], { key: (row) => row.second });
  table.show(one.values.map(([second, value]) => ({ second, value, time: when(second) })));
  return table.root;
}

function when(second) {
  const date = new Date(second * 1000);
  return el('time', { datetime: date.toISOString(), title: utcTime(date) }, localTime(date));
}

/** A table whose columns depend on the labels that the answer has. */
function tabled(label, of) {
  const root = el('div', {});
  let shape;
  let table;
  let row;
  return {
    root,
    show({ result }) {
      const labels = labelsOf(result);
      if (result.length === 0) {
        shape = undefined;
        fill(root, empty('No series has a value here.'));
        return;
      }
      if (JSON.stringify(labels) !== shape) {
        shape = JSON.stringify(labels);
        const made = of(labels);
        row = made.row;
        table = new Table(label, made.columns, { filter: labels.length > 0, sort: made.sort, detail: made.detail, key: (cells) => JSON.stringify(labels.map((name) => cells[`label ${name}`])) });
        fill(root, table.root);
      }
      table.show(result.map(row));
    },
  };
}
