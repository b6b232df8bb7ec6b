// Charts over time, drawn by uPlot.

import uPlot from './uPlot.esm.js';
import { el, fill } from './dom.js';
import { format, utcTime } from './units.js';

const HEIGHT = 260;
const LINES = 6;
const LOGARITHMIC = 3;

function color(index) {
  return css(`--line-${(index % LINES) + 1}`);
}

/** The value of a variable of the page's style. */
export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** One row a time, one column a series; times are those that any series has. */
function columns(series) {
  const times = [...new Set(series.flatMap((one) => one.values.map(([time]) => time)))].sort((a, b) => a - b);
  const rows = new Map(times.map((time, row) => [time, row]));
  return [times, ...series.map((one) => column(one.values, rows, times.length))];
}

function column(values, rows, length) {
  const filled = new Array(length).fill(null);
  for (const [time, value] of values) {
    filled[rows.get(time)] = value;
  }
  return filled;
}

function axis(unit, index, stroke) {
  return {
    scale: unit,
    side: index % 2 === 0 ? 3 : 1,
    stroke,
    grid: { show: index === 0, stroke: css('--grid'), width: 1 },
    ticks: { show: false },
    size: 72,
    values: (plot, splits) => splits.map((value) => (value === null ? '' : format(unit, value))),
  };
}

function line(one, index) {
  return {
    label: one.label,
    scale: one.unit,
    stroke: color(one.color ?? index),
    width: one.dashed ? 1.5 : 2,
    dash: one.dashed === true ? [6, 4] : one.dashed || undefined,
    points: { show: one.values.length === 1 },
    value: (plot, value) => format(one.unit, value),
  };
}

/**
 * A chart of series [{label, unit, values, dashed?, color?}, …], dashed or in dashes of given lengths.
 * Each unit has an axis, as far as there are sides.
 *
 * @param options.relative whether times are seconds since a start
 * @param options.x what lies across if it is not time: {label, splits, text} with a title, the values
 *     to write, and how a value is written
 * @param options.log whether values, all of them above 0, lie on a logarithmic scale
 */
export class Chart {
  constructor(label, options = {}) {
    this.plotted = el('div', { className: 'plot' });
    this.root = el('figure', { className: 'chart', role: 'group', 'aria-label': label }, this.plotted);
    this.options = options;
    this.shape = '';
    this.series = [];
    new ResizeObserver(() => this.resize()).observe(this.root);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
  }

  show(series) {
    this.series = series;
    const shape = JSON.stringify(series.map((one) => [one.label, one.unit, one.dashed]));
    if (this.plot && shape === this.shape) {
      this.plot.setData(columns(series));
    } else {
      this.shape = shape;
      this.draw();
    }
  }

  draw() {
    this.plot?.destroy();
    this.plot = undefined;
    if (this.series.every((one) => one.values.length === 0)) {
      fill(this.plotted, el('p', { className: 'notice' }, 'No samples yet.'));
      return;
    }
    fill(this.plotted);
    const units = [...new Set(this.series.map((one) => one.unit))];
    const shown = this.width() < 560 ? units.slice(0, 2) : units;
    this.plot = new uPlot(
      {
        width: this.width(),
        height: this.options.height ?? HEIGHT,
        cursor: { focus: { prox: 24 }, points: { size: 7 } },
        scales: { x: { time: !this.options.relative && !this.options.x }, ...this.scales(units) },
        axes: [this.xAxis(), ...shown.map((unit, index) => axis(unit, index, this.ink(unit)))],
        series: [this.xSeries(), ...this.series.map(line)],
      },
      columns(this.series),
      this.plotted,
    );
  }

  /** What an axis is written in: the colour of its series, if it has one only. */
  ink(unit) {
    const own = this.series.map((one, index) => [one, index]).filter(([one]) => one.unit === unit);
    return own.length === 1 ? color(own[0][0].color ?? own[0][1]) : css('--quiet');
  }

  scales(units) {
    const fromZero = (plot, least, most) => [0, most > 0 ? most * 1.08 : 1];
    return Object.fromEntries(units.map((unit) => [unit, this.options.log ? { distr: LOGARITHMIC } : { range: fromZero }]));
  }

  xAxis() {
    const look = { stroke: css('--quiet'), grid: { stroke: css('--grid'), width: 1 }, ticks: { show: false } };
    const across = this.options.x;
    if (across) {
      return { ...look, splits: () => across.splits(), values: (plot, splits) => splits.map((value) => across.text(value)) };
    }
    return this.options.relative
      ? { ...look, values: (plot, splits) => splits.map((second) => `${second} s`) }
      : look;
  }

  xSeries() {
    const across = this.options.x;
    if (across) {
      return { label: across.label, value: (plot, value) => (value === null || value === undefined ? '–' : across.text(value)) };
    }
    return {
      label: this.options.relative ? 'since start' : 'time',
      value: (plot, second) => {
        if (second === null || second === undefined) {
          return '–';
        }
        return this.options.relative ? `${second} s` : `${new Date(second * 1000).toLocaleTimeString()} (${utcTime(new Date(second * 1000)).slice(11)})`;
      },
    };
  }

  width() {
    return Math.max(240, Math.floor(this.root.clientWidth || 600));
  }

  resize() {
    if (this.plot && Math.abs(this.plot.width - this.width()) > 1) {
      this.draw();
    }
  }
}
