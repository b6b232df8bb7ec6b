// Figures as people read them.

const NONE = '–';
const KILO = 1000;
const LEAST_SHARE = 0.0001;

function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}

function digits(value, most = 3) {
  const size = Math.abs(value);
  const fraction = size >= 100 || size === 0 ? 0 : Math.max(0, most - 1 - Math.floor(Math.log10(size)));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(6, fraction) });
}

/** A duration that is given in milliseconds. */
function time(value) {
  const size = Math.abs(value);
  if (size < 1 && size > 0) {
    return `${digits(value * KILO)} µs`;
  }
  if (size < KILO) {
    return `${digits(value)} ms`;
  }
  return size < 60 * KILO ? `${digits(value / KILO)} s` : duration(value / KILO);
}

function data(value) {
  const names = ['B', 'kB', 'MB', 'GB', 'TB'];
  let scaled = value;
  let name = 0;
  while (Math.abs(scaled) >= KILO && name < names.length - 1) {
    scaled /= KILO;
    name++;
  }
  return `${digits(scaled)} ${names[name]}`;
}

const FORMS = {
  time,
  data,
  percent: (value) => `${digits(value * 100)} %`,
  count: (value) => value.toLocaleString('en', { maximumFractionDigits: 0 }),
  perSecond: (value) => `${digits(value)}/s`,
  dataPerSecond: (value) => `${data(value)}/s`,
  number: (value) => digits(value, 4),
};

/** A figure of a unit: time (ms), data (bytes), percent (of 1), count, perSecond, dataPerSecond or number. */
export function format(unit, value) {
  return isNumber(value) ? FORMS[unit](value) : NONE;
}

/** A change of a figure, with its sign; a change of a share is in points, and 'share' is one relative to a base. */
export function signed(unit, value) {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  const size = Math.abs(value);
  if (unit === 'share') {
    return size > 0 && size < LEAST_SHARE ? '±0 %' : `${sign}${digits(size * 100, 2)} %`;
  }
  return unit === 'percent' ? `${sign}${digits(size * 100, 2)} points` : `${sign}${format(unit, size)}`;
}

/** A length of time in seconds. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A time in the viewer's zone. */
export function localTime(date) {
  return date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** The same time in UTC. */
export function utcTime(date) {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const TIMES = /^(http_req_(?!failed)|iteration_duration|group_duration|ws_(ping|session_duration|connecting)|grpc_req_duration|browser_http_req_duration|browser_web_vital_(?!cls))/;
const DATA = /^(browser_)?data_(sent|received)$/;

/**
 * The unit of a metric's own values.
 *
 * @param contains what the API says of it, as far as it is known: time, data or default
 */
export function unitOfMetric(name, contains) {
  if (contains === 'time' || TIMES.test(name)) {
    return 'time';
  }
  return contains === 'data' || DATA.test(name) ? 'data' : 'number';
}

/** The unit of what a query gives. */
export function unitOfQuery(metric, query, contains) {
  if (/ratio/.test(query)) {
    return 'percent';
  }
  const unit = unitOfMetric(metric.replace(/\{.*/s, ''), contains);
  if (/rate/.test(query)) {
    return unit === 'data' ? 'dataPerSecond' : 'perSecond';
  }
  if (/count|increase_|value_/.test(query)) {
    return 'count';
  }
  return unit;
}
