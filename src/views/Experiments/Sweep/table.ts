// The rows of a results table: which are shown, in which order, and under which heading. Knows nothing of how the numbers came about.
import { describeOption } from '../../../experiment/optionNames';
import { isVisible, type OptionKey, type Options } from '../../../experiment/options';
import { fullName, type ConfigurationName } from './names';
import { valuesOf } from './slices';

/** What sorting, filtering and grouping need of a row. */
export interface TableRow {
  configuration: string;
  options: Options;
  name: ConfigurationName;
}

export interface Sorting<C extends string> {
  column: C;
  direction: 'ascending' | 'descending';
}

export interface TableFilter {
  /** Words that must all be there. */
  text: string;
  /** One of filterChoices; '' for all. */
  choice: string;
}

/** All rows. */
export const NO_FILTER: TableFilter = { text: '', choice: '' };

/** Rows by a number of theirs, or by name; those without a number come last. */
export function sorted<R extends TableRow>(
  rows: readonly R[],
  numberOf: (row: R) => number | null,
  direction: Sorting<string>['direction'],
): R[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}

export function sortedByName<R extends TableRow>(
  rows: readonly R[],
  direction: Sorting<string>['direction'],
): R[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = (a: R, b: R) => fullName(a.name).localeCompare(fullName(b.name), 'en', { numeric: true });
  return rows.toSorted((a, b) => sign * compare(a, b));
}

/** "σ = 0.1" for every value of the varied options: what a filter can ask for. */
export function filterChoices(
  rows: readonly TableRow[],
  varied: readonly OptionKey[],
): { value: string; label: string }[] {
  return varied.flatMap((key) =>
    valuesOf(rows, key).map((value) => {
      const options = rows.find((row) => isVisible(key, row.options) && row.options[key] === value)?.options;
      return { value: `${key}:${value}`, label: options ? describeOption(key, options) : String(value) };
    }),
  );
}

/** Rows whose name or varied options have every word, and that have the chosen value. */
export function filtered<R extends TableRow>(
  rows: readonly R[],
  { text, choice }: TableFilter,
  varied: readonly OptionKey[],
): R[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = (key: OptionKey, { options }: R) => isVisible(key, options);
  return rows.filter((row) => {
    const described = varied.filter((key) => shown(key, row)).map((key) => describeOption(key, row.options));
    const hay = [fullName(row.name), ...described].join(' ').toLowerCase();
    const chosen =
      !choice || varied.some((key) => shown(key, row) && `${key}:${row.options[key]}` === choice);
    return chosen && words.every((word) => hay.includes(word));
  });
}

/** Rows under the values of an option, in the order of its values; those on which it has no effect come last, under ''. */
export function grouped<R extends TableRow>(
  rows: readonly R[],
  key: OptionKey | null,
): { title: string; rows: R[] }[] {
  if (!key) return [{ title: '', rows: [...rows] }];
  const groups = valuesOf(rows, key).map((value) => {
    const members = rows.filter(({ options }) => isVisible(key, options) && options[key] === value);
    return { title: describeOption(key, members[0].options), rows: members };
  });
  const others = rows.filter(({ options }) => !isVisible(key, options));
  return others.length ? [...groups, { title: '', rows: others }] : groups;
}
