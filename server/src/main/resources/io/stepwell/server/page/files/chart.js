// Charts over time, drawn by uPlot.

import uPlot from './uPlot.esm.js';
import { el, fill } from './dom.js';
import { duration, format, utcTime } from './units.js';

const HEIGHT = 260;
const LINES = 6;
const LOGARITHMIC = 3;

/** Narrower than that there is room for two axes only. */
const NARROW = 560;
const SIDES = 2;
const NARROW_HEIGHT = 150;

/** How far apart times are written. */
const TIME_SPACE = 80;

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
    side: index % SIDES === 0 ? 3 : 1,
    stroke,
    grid: { show: index === 0, stroke: css('--grid'), width: 1 },
    ticks: { show: false },
    size: 72,
    values: (plot, splits) => splits.map((value) => (isWritten(unit, value) ? format(unit, value) : '')),
  };
}

/** There is no half of what is counted. */
function isWritten(unit, value) {
  return value !== null && (unit !== 'count' || Number.isInteger(value));
}

function line(one) {
  return {
    label: one.label,
    scale: one.unit,
    stroke: color(one.color),
    width: one.dashed ? 1.5 : 2,
    dash: one.dashed === true ? [6, 4] : one.dashed || undefined,
    points: { show: one.values.length === 1 },
    value: (plot, value) => format(one.unit, value),
  };
}

/** Times of day so far apart, as viewers write them, with the day where one begins. */
function clock(splits, seconds) {
  const shown = { hour: '2-digit', minute: '2-digit', ...(seconds < 60 && { second: '2-digit' }) };
  let day = '';
  return splits.map((split) => {
    const date = new Date(split * 1000);
    const before = day;
    day = date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
    return `${date.toLocaleTimeString(undefined, shown)}${day === before ? '' : `\n${day}`}`;
  });
}

function unitsOf(series) {
  return [...new Set(series.map((one) => one.unit))];
}

/** What an axis is written in: the colour of its series, if it has one only. */
function ink(unit, series) {
  const own = series.filter((one) => one.unit === unit);
  return own.length === 1 ? color(own[0].color) : css('--quiet');
}

function inWords(one, when) {
  const values = one.values.map(([, value]) => value).filter((value) => value !== null);
  const figures = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity), values.at(-1)];
  const [least, most, last] = figures.map((figure) => format(one.unit, figure));
  return values.length === 0 ? `${one.label}: nothing` : `${one.label}: ${least} to ${most}, ${last} at ${when(one.values.at(-1)[0])}`;
}

/**
 * A chart of series [{label, unit, values, dashed?, color?}, …], dashed or in dashes of given lengths.
 * Each unit has an axis; where there is no room for so many, each unit has a plot, one below the other.
 *
 * @param options.relative whether times are seconds since a start
 * @param options.x what lies across if it is not time: {label, splits, text} with a title, the values
 *     to write, and how a value is written
 * @param options.log whether values, all of them above 0, lie on a logarithmic scale
 */
export class Chart {
  constructor(label, options = {}) {
    this.plotted = el('div', { className: 'plot' });
    this.told = el('figcaption', { className: 'unseen' });
    this.root = el('figure', { className: 'chart', 'aria-label': label }, this.plotted, this.told);
    this.options = options;
    this.shape = '';
    this.series = [];
    this.plots = [];
    new ResizeObserver(() => this.resize()).observe(this.root);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
  }

  show(series) {
    this.series = series.map((one, index) => ({ color: index, ...one }));
    fill(this.told, this.series.map((one) => inWords(one, (time) => this.time(time))).join('; '));
    const shape = JSON.stringify(this.series.map((one) => [one.label, one.unit, one.dashed, one.color, one.values.length === 1]));
    if (this.plots.length > 0 && shape === this.shape && this.hasValues()) {
      this.parts().forEach((part, index) => this.plots[index].setData(columns(part)));
    } else {
      this.shape = shape;
      this.draw();
    }
  }

  hasValues() {
    return this.series.some((one) => one.values.length > 0);
  }

  draw() {
    this.plots.forEach((plot) => plot.destroy());
    this.width = this.room();
    fill(this.plotted, this.hasValues() ? null : el('p', { className: 'notice' }, 'No samples yet.'));
    this.plots = this.hasValues() ? this.parts().map((part, index, all) => this.plot(part, all.length)) : [];
  }

  /** The series that share a plot. */
  parts() {
    const units = unitsOf(this.series);
    return this.width < NARROW && units.length > SIDES
      ? units.map((unit) => this.series.filter((one) => one.unit === unit))
      : [this.series];
  }

  plot(series, parts) {
    const units = unitsOf(series);
    return new uPlot(
      {
        width: this.width,
        height: parts > 1 ? NARROW_HEIGHT : (this.options.height ?? HEIGHT),
        cursor: { focus: { prox: 24 }, points: { size: 7 } },
        scales: { x: { time: !this.options.relative && !this.options.x, range: () => this.span() }, ...this.scales(units) },
        axes: [this.xAxis(), ...units.map((unit, index) => axis(unit, index, ink(unit, series)))],
        series: [this.xSeries(), ...series.map(line)],
      },
      columns(series),
      this.plotted,
    );
  }

  scales(units) {
    const fromZero = (plot, least, most) => [0, most > 0 ? most * 1.08 : 1];
    return Object.fromEntries(units.map((unit) => [unit, this.options.log ? { distr: LOGARITHMIC } : { range: fromZero }]));
  }

  /** From the first to the last time of any series, so that plots below each other are in line. */
  span() {
    const shown = this.series.filter((one) => one.values.length > 0);
    const first = Math.min(...shown.map((one) => one.values[0][0]));
    const last = Math.max(...shown.map((one) => one.values.at(-1)[0]));
    return first === last ? [first - 1, last + 1] : [first, last];
  }

  xAxis() {
    const look = { stroke: css('--quiet'), grid: { stroke: css('--grid'), width: 1 }, ticks: { show: false } };
    const across = this.options.x;
    if (across) {
      return { ...look, splits: () => across.splits(), values: (plot, splits) => splits.map((value) => across.text(value)) };
    }
    return this.options.relative
      ? { ...look, values: (plot, splits) => splits.map((second) => `${second} s`) }
      : { ...look, space: TIME_SPACE, values: (plot, splits, of, space, seconds) => clock(splits, seconds) };
  }

  xSeries() {
    const label = this.options.x?.label ?? (this.options.relative ? 'since start' : 'time');
    return { label, value: (plot, value) => (value === null || value === undefined ? '–' : this.time(value)) };
  }

  /** A time in the viewer's zone and in UTC, or what else lies across. */
  time(second) {
    if (this.options.x) {
      return this.options.x.text(second);
    }
    const date = new Date(second * 1000);
    return this.options.relative ? duration(second) : `${date.toLocaleTimeString()} (${utcTime(date).slice(11)})`;
  }

  room() {
    return Math.max(240, Math.floor(this.root.clientWidth || 600));
  }

  resize() {
    if (this.root.isConnected && this.plots.length > 0 && Math.abs(this.width - this.room()) > 1) {
      this.draw();
    }
  }
}
