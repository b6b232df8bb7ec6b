// A heatmap: time across, ranges of values upwards, the darker the more observations.

import { el, fill } from './dom.js';
import { css } from './chart.js';
import { histogramTable, rangeText } from './histogram-table.js';
import { format, utcTime } from './units.js';

const HEIGHT = 300;
const LEFT = 66;
const BOTTOM = 26;
const TOP = 8;
const COLORS = 5;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

/** The step that cuts so many seconds into few enough columns. */
export function stepFor(seconds, columns = 160) {
  return STEPS.find((step) => seconds / step <= columns) ?? 86400;
}

function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** Colours from few observations to many, as the page's style names them. */
function ramp() {
  const stops = Array.from({ length: COLORS }, (unused, index) => channels(css(`--heat-${index + 1}`)));
  return (share) => {
    const at = share * (COLORS - 1);
    const from = Math.min(COLORS - 2, Math.floor(at));
    const mixed = stops[from].map((value, index) => Math.round(value + (stops[from + 1][index] - value) * (at - from)));
    return `rgb(${mixed.join(' ')})`;
  };
}

/** Few observations are to be seen beside many. */
function strength(count, most) {
  return Math.sqrt(count / most);
}

function clock(second, seconds) {
  return new Date(second * 1000).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: seconds ? '2-digit' : undefined });
}

export class Heatmap {
  constructor(label) {
    this.canvas = el('canvas', { 'aria-hidden': 'true' });
    this.mark = el('div', { className: 'heat-mark', hidden: true });
    this.told = el('p', { className: 'heat-told quiet', role: 'status' });
    this.legend = el('div', { className: 'heat-legend quiet' });
    this.counts = histogramTable();
    this.field = el(
      'div',
      {
        className: 'heat-field', tabindex: '0', role: 'group', 'aria-label': `${label}. Arrow keys go from cell to cell.`,
        onpointermove: (event) => this.point(event), onpointerleave: () => this.choose(undefined),
        onkeydown: (event) => this.press(event), onblur: () => this.choose(undefined),
      },
      this.canvas,
      this.mark,
    );
    this.drawn = el('div', {}, this.field, this.told, this.legend, this.counts.root);
    this.root = el('figure', { className: 'chart heatmap' }, this.drawn);
    new ResizeObserver(() => this.histogram && this.canvas.width !== this.pixels() && this.draw()).observe(this.root);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
  }

  /** Shows an answer's data {step, bounds, result}; values are in that unit. */
  show(histogram, unit) {
    if (histogram.result.length === 0) {
      this.histogram = undefined;
      fill(this.root, el('p', { className: 'notice' }, 'No samples yet.'));
      return;
    }
    this.histogram = histogram;
    this.unit = unit;
    const windows = histogram.result[0].values;
    this.first = this.column(windows[0][0]);
    this.columns = this.column(windows[windows.length - 1][0]) - this.first + 1;
    this.windows = new Map(windows.map(([end, counts]) => [this.column(end) - this.first, { end, counts }]));
    this.most = windows.reduce((most, [, counts]) => Math.max(most, ...counts), 1);
    if (this.drawn.parentNode !== this.root) {
      fill(this.root, this.drawn);
    }
    this.counts.show(histogram, unit);
    this.draw();
    this.choose(this.chosen);
  }

  column(end) {
    return Math.floor((end - 1) / this.histogram.step);
  }

  get ranges() {
    return this.histogram.bounds.length - 1;
  }

  width() {
    return Math.max(240, Math.floor(this.root.clientWidth || 600));
  }

  pixels() {
    return Math.round(this.width() * devicePixelRatio);
  }

  draw() {
    if (!this.histogram) {
      return;
    }
    this.canvas.width = this.pixels();
    this.canvas.height = Math.round(HEIGHT * devicePixelRatio);
    this.canvas.style.width = `${this.width()}px`;
    this.canvas.style.height = `${HEIGHT}px`;
    const pen = this.canvas.getContext('2d');
    pen.scale(devicePixelRatio, devicePixelRatio);
    pen.font = '12px system-ui, sans-serif';
    this.axes(pen);
    const color = ramp();
    for (const [column, { counts }] of this.windows) {
      counts.forEach((count, range) => {
        if (count > 0) {
          const [x, y, width, height] = this.cell(column, range);
          pen.fillStyle = color(strength(count, this.most));
          pen.fillRect(x, y, width, height);
        }
      });
    }
    this.key(color);
  }

  /** Where a cell is; cells meet at whole pixels, so that no line shows between them. */
  cell(column, range) {
    const wide = (this.width() - LEFT) / this.columns;
    const high = (HEIGHT - TOP - BOTTOM) / this.ranges;
    const left = Math.round(LEFT + column * wide);
    const top = Math.round(TOP + (this.ranges - range - 1) * high);
    return [left, top, Math.max(1, Math.round(LEFT + (column + 1) * wide) - left), Math.round(TOP + (this.ranges - range) * high) - top];
  }

  axes(pen) {
    pen.fillStyle = css('--quiet');
    pen.strokeStyle = css('--grid');
    pen.textAlign = 'right';
    pen.textBaseline = 'middle';
    let lowest = HEIGHT;
    for (const bound of this.labelled()) {
      const y = Math.round(TOP + ((this.ranges - bound) * (HEIGHT - TOP - BOTTOM)) / this.ranges);
      if (lowest - y >= 18 || lowest === HEIGHT) {
        lowest = y;
        pen.fillText(format(this.unit, this.histogram.bounds[bound]), LEFT - 8, Math.max(TOP, y));
        pen.fillRect(LEFT - 4, y, 4, 1);
        pen.beginPath();
        pen.moveTo(LEFT, y + 0.5);
        pen.lineTo(this.width(), y + 0.5);
        pen.stroke();
      }
    }
    const step = this.histogram.step;
    const start = this.first * step;
    const every = STEPS.find((seconds) => (this.columns * step) / seconds <= (this.width() - LEFT) / 90) ?? 86400;
    pen.textAlign = 'center';
    for (let second = Math.ceil(start / every) * every; second <= start + this.columns * step; second += every) {
      const x = LEFT + ((second - start) / (this.columns * step)) * (this.width() - LEFT);
      const text = clock(second, every < 60);
      const half = pen.measureText(text).width / 2;
      if (x - half > LEFT - 8 && x + half < this.width()) {
        pen.fillText(text, x, HEIGHT - BOTTOM / 2 + 2);
      }
    }
  }

  /** The bounds to write, from the lowest up: 1, 2 and 5 of each power of ten if they are among them. */
  labelled() {
    const all = this.histogram.bounds.map((bound, index) => index);
    const round = all.filter((index) => /^[125]\.0e/.test(this.histogram.bounds[index].toExponential(1)));
    return round.length >= 2 ? round : all;
  }

  key(color) {
    const scale = el('canvas', { width: 120, height: 10, 'aria-hidden': 'true' });
    const pen = scale.getContext('2d');
    for (let x = 0; x < 120; x++) {
      pen.fillStyle = color(strength(x + 1, 120));
      pen.fillRect(x, 0, 1, 10);
    }
    fill(this.legend, '1 ', scale, ` ${format('count', this.most)} observations in ${this.histogram.step} s`);
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left - LEFT) / (box.width - LEFT)) * this.columns);
    const range = this.ranges - 1 - Math.floor(((event.clientY - box.top - TOP) / (HEIGHT - TOP - BOTTOM)) * this.ranges);
    const inside = column >= 0 && column < this.columns && range >= 0 && range < this.ranges;
    this.choose(inside ? { column, range } : undefined);
  }

  press(event) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (event.key === 'Escape') {
      this.choose(undefined);
    } else if (move && this.histogram) {
      event.preventDefault();
      const { column, range } = this.chosen ?? { column: -1, range: Math.floor(this.ranges / 2) };
      this.choose({
        column: Math.min(this.columns - 1, Math.max(0, column + move[0])),
        range: Math.min(this.ranges - 1, Math.max(0, range + move[1])),
      });
    }
  }

  /** Marks a cell and tells of it. */
  choose(cell) {
    const known = cell && cell.column < this.columns && cell.range < this.ranges;
    this.chosen = known ? cell : undefined;
    this.mark.hidden = !known;
    if (!known) {
      fill(this.told, 'Point at a cell, or go to it by arrow keys, to see its count.');
      return;
    }
    const [x, y, width, height] = this.cell(cell.column, cell.range);
    Object.assign(this.mark.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    fill(this.told, this.sentence(cell));
  }

  sentence({ column, range }) {
    const { step, bounds } = this.histogram;
    const window = this.windows.get(column);
    const from = (this.first + column) * step;
    const counts = window?.counts ?? [];
    const all = counts.reduce((sum, count) => sum + count, 0);
    const share = all > 0 ? ` of ${format('count', all)} (${format('percent', (counts[range] ?? 0) / all)})` : '';
    const to = window?.end ?? from + step;
    return `${clock(from, true)} – ${clock(to, true)} (${utcTime(new Date(from * 1000)).slice(11)}), ${rangeText(this.unit, bounds, range)}: ${format('count', counts[range] ?? 0)}${share}`;
  }
}
